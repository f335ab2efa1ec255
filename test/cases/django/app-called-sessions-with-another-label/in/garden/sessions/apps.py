from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = 'garden.sessions'
    label = 'talks'
