import os

import dotenv
from django.core.wsgi import get_wsgi_application

dotenv.read_dotenv()
os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'garden.settings')
application = get_wsgi_application()
