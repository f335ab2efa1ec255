from django.conf import settings
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ApiSettings(BaseSettings):
    model_config = SettingsConfigDict(env_file=settings.BASE_DIR / '.env', env_prefix='API_')

    url: str
    timeout: int = 10
    wristband_session_secret: str | None = Field(
        default=None, validation_alias='WRISTBAND_SESSION_SECRET'
    )


api_settings = ApiSettings()
