from core.conf import AppSettings


class ApiSettings(AppSettings):
    api_url: str
