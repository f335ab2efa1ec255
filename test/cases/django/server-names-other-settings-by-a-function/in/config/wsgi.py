from django.core.wsgi import get_wsgi_application

from config.env import setup_env

setup_env('config.settings.production')
application = get_wsgi_application()
