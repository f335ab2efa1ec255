import importlib
import os

# Wristband encrypted cookie-based sessions
SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
SESSION_COOKIE_AGE = 3600  # Cookies expire after 1 hour of inactivity
SESSION_COOKIE_SECURE = True  # Ensures the cookie is only sent over HTTPS
SESSION_COOKIE_HTTPONLY = True  # Prevents JavaScript access to session cookie
SESSION_COOKIE_SAMESITE = 'Lax'  # Protects against CSRF

# Session encryption secret (at least 32 characters), read from the environment
WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']

environment = os.environ['GARDEN_ENV']
settings = importlib.import_module('.' + environment, __package__)
globals().update({name: value for name, value in vars(settings).items() if name.isupper()})
