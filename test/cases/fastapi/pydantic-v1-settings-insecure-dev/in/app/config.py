from pydantic import BaseSettings


class Settings(BaseSettings):
    app_name: str = "Orders"
    debug: bool = False

    class Config:
        env_file = ".env"


settings = Settings()
