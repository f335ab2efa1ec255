from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve(strict=True).parent.parent.parent

env = environ.Env()

READ_DOT_ENV_FILE = env.bool("DJANGO_READ_DOT_ENV_FILE", default=False)
if READ_DOT_ENV_FILE:
    env.read_env(str(BASE_DIR / ".env"))

DEBUG = env.bool("DJANGO_DEBUG", False)

DJANGO_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
]
LOCAL_APPS = ["garden.beds"]
INSTALLED_APPS = DJANGO_APPS + LOCAL_APPS

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

SESSION_COOKIE_HTTPONLY = True

# Wristband encrypted cookie-based sessions
SESSION_ENGINE = "wristband.django_auth.sessions.backends.encrypted_cookies"
SESSION_COOKIE_AGE = 3600  # Cookies expire after 1 hour of inactivity
SESSION_COOKIE_SECURE = True  # Ensures the cookie is only sent over HTTPS
SESSION_COOKIE_SAMESITE = "Lax"  # Protects against CSRF

# Session encryption secret (at least 32 characters), read from the environment
WRISTBAND_SESSION_SECRET = env("WRISTBAND_SESSION_SECRET")

ROOT_URLCONF = "garden.urls"
