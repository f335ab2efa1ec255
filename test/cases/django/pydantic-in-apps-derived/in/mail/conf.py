from core.conf import AppSettings


class MailSettings(AppSettings):
    api_url: str
