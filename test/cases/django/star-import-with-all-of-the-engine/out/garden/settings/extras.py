__all__ = ['SESSION_ENGINE']

SESSION_ENGINE = 'wristband.django_auth.sessions.backends.encrypted_cookies'
