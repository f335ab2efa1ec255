import os

import dotenv
from django.core.asgi import get_asgi_application

dotenv.load_dotenv('.env_production')
os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'garden.settings')
application = get_asgi_application()
