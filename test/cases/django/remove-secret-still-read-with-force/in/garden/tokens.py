from django.conf import settings


def key():
    return settings.WRISTBAND_SESSION_SECRET
