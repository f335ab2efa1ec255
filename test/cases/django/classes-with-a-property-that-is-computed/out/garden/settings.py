from pathlib import Path

from configurations import Configuration, values

BASE_DIR = Path(__file__).resolve().parent.parent


class Base(Configuration):
    """What all environments have."""

    SECRET_KEY = values.SecretValue()

    @property
    def INSTALLED_APPS(self):
        return self.find_apps()

    MIDDLEWARE = [
        'django.middleware.security.SecurityMiddleware',
        'django.contrib.sessions.middleware.SessionMiddleware',
        'django.middleware.common.CommonMiddleware',
        'django.middleware.csrf.CsrfViewMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
        'django.contrib.messages.middleware.MessageMiddleware',
    ]

    # Wristband encrypted cookie-based sessions
    SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
    SESSION_COOKIE_AGE = 3600  # Cookies expire after 1 hour of inactivity
    SESSION_COOKIE_SECURE = True  # Ensures the cookie is only sent over HTTPS
    SESSION_COOKIE_HTTPONLY = True  # Prevents JavaScript access to session cookie
    SESSION_COOKIE_SAMESITE = 'Lax'  # Protects against CSRF

    # Session encryption secret (at least 32 characters), read from the environment
    WRISTBAND_SESSION_SECRET = values.SecretValue(environ_prefix=None)


class Production(Base):
    ALLOWED_HOSTS = values.ListValue(['garden.example'])
