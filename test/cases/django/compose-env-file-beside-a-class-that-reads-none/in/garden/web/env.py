import os

from pydantic_settings import BaseSettings


class Environment(BaseSettings):
    DJANGO_SECRET_KEY: str = ""
    SHOWS_PLOTS: bool = False


if "BUILD_STEP" in os.environ:
    env: Environment = Environment(_env_file=".env.build")
else:
    env = Environment()
