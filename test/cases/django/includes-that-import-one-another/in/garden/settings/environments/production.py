from garden.settings.components import config

DEBUG = False

ALLOWED_HOSTS = [config('DOMAIN_NAME')]

SESSION_COOKIE_SECURE = True
