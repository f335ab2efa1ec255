from .common import Common


class Settings(Common):
    secret_key: str
    wristband_session_secret: str


settings = Settings()
