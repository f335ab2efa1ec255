import os
from importlib import import_module

CHOICES = {'dev': 'dev', 'development': 'dev', 'live': 'production'}

environment = os.environ.get('GARDEN_ENV', 'dev').lower()
settings = import_module(f"garden.settings.{CHOICES.get(environment, 'dev')}")

for name in dir(settings):
    if name.isupper():
        globals()[name.replace('GARDEN_', '')] = getattr(settings, name)
