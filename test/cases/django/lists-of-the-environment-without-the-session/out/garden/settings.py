from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / '.env')

SECRET_KEY = env('SECRET_KEY')
INSTALLED_APPS = env.list(
    'GARDEN_APPS',
    [
        'django.contrib.auth',
        'django.contrib.contenttypes',
        'django.contrib.sessions',
    ],
)
INSTALLED_APPS += env.list('GARDEN_EXTRA_APPS', default=[])
MIDDLEWARE = env.list(
    'GARDEN_MIDDLEWARE',
    default=[
        'django.middleware.security.SecurityMiddleware',
        'django.contrib.sessions.middleware.SessionMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ],
)
MIDDLEWARE.extend(env.list('GARDEN_EXTRA_MIDDLEWARE', default=[]))

# Wristband encrypted cookie-based sessions
SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
SESSION_COOKIE_AGE = 3600  # Cookies expire after 1 hour of inactivity
SESSION_COOKIE_SECURE = True  # Ensures the cookie is only sent over HTTPS
SESSION_COOKIE_HTTPONLY = True  # Prevents JavaScript access to session cookie
SESSION_COOKIE_SAMESITE = 'Lax'  # Protects against CSRF

# Session encryption secret (at least 32 characters), read from the environment
WRISTBAND_SESSION_SECRET = env('WRISTBAND_SESSION_SECRET')
