from pydantic import BaseSettings


class Settings(BaseSettings):
    wristband_session_secret: str

    class Config:
        env_file = ".env"


settings = Settings()
