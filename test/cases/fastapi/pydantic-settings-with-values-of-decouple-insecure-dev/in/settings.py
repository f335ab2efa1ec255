from decouple import config
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    title: str = config('TITLE', default='Orders')


settings = Settings()
