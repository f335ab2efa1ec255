from company_tools import CONFIG
from pydantic import Field
from pydantic_settings import BaseSettings


class ApiSettings(BaseSettings):
    model_config = CONFIG

    api_url: str
    timeout: int = 10
    wristband_session_secret: str | None = Field(
        default=None, validation_alias="WRISTBAND_SESSION_SECRET"
    )


api_settings = ApiSettings()
