from django.apps import AppConfig


class KindsConfig(AppConfig):
    name = 'garden.kinds'
    label = 'contenttypes'
