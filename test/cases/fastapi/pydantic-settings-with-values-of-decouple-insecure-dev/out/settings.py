from decouple import config
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    title: str = config('TITLE', default='Orders')
    wristband_session_secret: str = config('WRISTBAND_SESSION_SECRET')
    wristband_insecure_cookies: bool = config(
        'WRISTBAND_INSECURE_COOKIES', default=False, cast=bool
    )


settings = Settings()
