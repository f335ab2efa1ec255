from .settings import *

ALLOWED_HOSTS = [os.environ['WEBSITE_HOSTNAME']]
