from django.core.wsgi import get_wsgi_application

from config.env import setup_env

application = get_wsgi_application()
