import os

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'garden.settings.production')
os.environ.setdefault('DJANGO_CONFIGURATION', 'Site')

from configurations.wsgi import get_wsgi_application

application = get_wsgi_application()
