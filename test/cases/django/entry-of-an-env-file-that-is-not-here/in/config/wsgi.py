import os

from config.env import BASE_DIR, env
from django.core.wsgi import get_wsgi_application

env.read_env(BASE_DIR / '.env')

os.environ.setdefault('DJANGO_SETTINGS_MODULE', env('DJANGO_SETTINGS_MODULE'))

application = get_wsgi_application()
