from company_tools import CONFIG
from pydantic_settings import BaseSettings


class ApiSettings(BaseSettings):
    model_config = CONFIG

    api_url: str
    timeout: int = 10


api_settings = ApiSettings()
