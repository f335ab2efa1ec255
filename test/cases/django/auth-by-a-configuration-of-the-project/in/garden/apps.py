from django.contrib.auth.apps import AuthConfig


class GardenAuthConfig(AuthConfig):
    verbose_name = 'Gardeners'
