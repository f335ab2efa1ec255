from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    title: str = "Orders"
    wristband_session_secret: str


settings = Settings()
