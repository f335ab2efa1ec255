SESSION_COOKIE_HTTPONLY = True
SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
