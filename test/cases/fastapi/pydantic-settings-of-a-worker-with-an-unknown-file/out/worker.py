from company_tools import find_env_file
from pydantic_settings import BaseSettings, SettingsConfigDict


class WorkerSettings(BaseSettings):
    model_config = SettingsConfigDict(env_file=find_env_file())

    debug: bool = False
    queue: str = "default"
    wristband_session_secret: str | None = None


print(WorkerSettings().queue)
