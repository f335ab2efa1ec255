from .base import BaseSettings


class DockerSettings(BaseSettings):
    ALLOWED_HOSTS = ['*']


DockerSettings.load_settings(__name__)
