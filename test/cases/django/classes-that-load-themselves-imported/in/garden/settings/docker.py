"""What the container runs with."""

from garden.settings.web import WebSettings

WebSettings.load_settings(__name__)
