from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    title: str = "Orders"


settings = Settings()
