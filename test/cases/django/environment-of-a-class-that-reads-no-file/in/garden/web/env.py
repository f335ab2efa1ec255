from pydantic_settings import BaseSettings


class Environment(BaseSettings):
    DJANGO_SECRET_KEY: str = ""
    SHOWS_PLOTS: bool = False


env = Environment()
