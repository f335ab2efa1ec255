from .common import Common


class Settings(Common):
    secret_key: str


settings = Settings()
