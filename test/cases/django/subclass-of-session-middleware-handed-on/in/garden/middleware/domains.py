from django.contrib.sessions.middleware import SessionMiddleware as BaseSessionMiddleware


class CookieSession(BaseSessionMiddleware):
    pass
