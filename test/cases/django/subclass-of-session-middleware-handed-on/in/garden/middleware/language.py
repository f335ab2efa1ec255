class LocaleMiddleware:
    pass
