from decouple import config
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """Values of the application."""

    TITLE: str = config("TITLE", default="Orders")
    DB_NAME: str = config("DB_NAME", default="orders")


settings = Settings()
