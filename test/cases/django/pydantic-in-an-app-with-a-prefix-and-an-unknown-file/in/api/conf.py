from django.conf import settings
from pydantic_settings import BaseSettings, SettingsConfigDict


class ApiSettings(BaseSettings):
    model_config = SettingsConfigDict(env_file=settings.BASE_DIR / '.env', env_prefix='API_')

    url: str
    timeout: int = 10


api_settings = ApiSettings()
