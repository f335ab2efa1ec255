from django.core.wsgi import get_wsgi_application

from .env import start as begin

begin()
application = get_wsgi_application()
