from company_tools import configuration
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    model_config = configuration()

    secret_key: str
    debug: bool = False


settings = Settings()
