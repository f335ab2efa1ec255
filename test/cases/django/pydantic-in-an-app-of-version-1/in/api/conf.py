from pydantic.v1 import BaseSettings


class ApiSettings(BaseSettings):
    api_url: str
    timeout: int = 10

    class Config:
        env_file = '.env'


api_settings = ApiSettings()
