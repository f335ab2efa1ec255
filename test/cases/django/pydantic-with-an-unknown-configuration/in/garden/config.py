from company_tools import CONFIG
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    model_config = CONFIG

    secret_key: str
    debug: bool = False


settings = Settings()
