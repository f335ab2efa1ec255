from django.apps import AppConfig


class AuthConfig(AppConfig):
    name = 'garden.auth'
    label = 'garden_auth'
