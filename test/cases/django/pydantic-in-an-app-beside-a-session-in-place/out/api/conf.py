from pydantic_settings import BaseSettings, SettingsConfigDict


class ApiSettings(BaseSettings):
    model_config = SettingsConfigDict(env_file='.env')

    api_url: str
    timeout: int = 10
    wristband_session_secret: str | None = None


api_settings = ApiSettings()
