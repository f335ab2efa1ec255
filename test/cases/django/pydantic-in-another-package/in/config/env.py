from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

BASE_DIR = Path(__file__).resolve().parent.parent


class Env(BaseSettings):
    model_config = {'env_file': BASE_DIR / '.env'}

    SECRET_KEY: str
    DEBUG: bool = False


env_settings = Env()
