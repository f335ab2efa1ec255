import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault('DJANGO_SETTINGS_MODULE', f"garden.settings.{os.environ['GARDEN_ENV']}")

application = get_wsgi_application()
