from core.conf import AppSettings


class MailSettings(AppSettings):
    api_url: str
    wristband_session_secret: str | None = None
