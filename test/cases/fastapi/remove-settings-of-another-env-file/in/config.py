from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file="oven.env")

    wristband_session_secret: str


settings = Settings()
