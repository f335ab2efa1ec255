from garden.settings.web import WebSettings

ALLOWED_HOSTS = []

WebSettings.load_settings(__name__)
