from pydantic import BaseSettings, Field


class Settings(BaseSettings):
    session_key: str = Field(env="WRISTBAND_SESSION_SECRET")

    class Config:
        env_file = ".env"
        env_prefix = "orders_"


settings = Settings()
