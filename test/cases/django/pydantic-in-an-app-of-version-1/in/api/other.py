from pydantic_settings import BaseSettings, SettingsConfigDict


class ApiSettings(BaseSettings):
    model_config = SettingsConfigDict(env_file=None)

    api_url: str
    timeout: int = 10


api_settings = ApiSettings()
