from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    database_url: str
    wristband_session_secret: str
    wristband_insecure_cookies: bool = False


settings = Settings()
