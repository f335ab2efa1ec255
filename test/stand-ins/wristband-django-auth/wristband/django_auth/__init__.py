"""Stand-in for Wristband's Django SDK: needs finished settings and the auth app's models, as the SDK does."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

if not settings.configured:
    raise ImproperlyConfigured("wristband.django_auth was imported before the settings were ready.")

from django.contrib.auth.models import AbstractBaseUser  # noqa: E402, F401
