import os

from django.core.exceptions import ImproperlyConfigured

stage = os.getenv('STAGE', '')
target = os.getenv('DJANGO_SETTINGS_MODULE', '')
if not stage and target not in {'garden.settings.dev', 'garden.settings.prod'}:
    raise ImproperlyConfigured('STAGE is missing')
if stage:
    if stage == 'prod':
        from .prod import *
    elif stage == 'dev':
        from .dev import *
    else:
        raise ImproperlyConfigured('unknown STAGE')
