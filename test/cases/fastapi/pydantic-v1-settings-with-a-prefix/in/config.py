from functools import lru_cache
from pathlib import Path

import pydantic

BASE_DIR = Path(__file__).resolve().parent


class Settings(pydantic.BaseSettings):
    app_name: str = "Orders"

    class Config(pydantic.BaseConfig):
        env_file: str = f"{str(BASE_DIR)}/.env"
        env_prefix: str = "orders_"


@lru_cache
def get_settings() -> Settings:
    return Settings()
