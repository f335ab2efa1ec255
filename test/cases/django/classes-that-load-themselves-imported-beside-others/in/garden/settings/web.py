from .base import BaseSettings


class WebSettings(BaseSettings):
    ALLOWED_HOSTS = ['*']
