from core.conf import AppSettings


class ApiSettings(AppSettings):
    api_url: str
    wristband_session_secret: str | None = None
