import os

DJANGO_CONFIGURATION = os.environ.get('DJANGO_CONFIGURATION', 'Local')

if DJANGO_CONFIGURATION == 'Test':
    from garden.settings.test import Test
elif DJANGO_CONFIGURATION == 'Local':
    from garden.settings.local import Local
elif DJANGO_CONFIGURATION == 'Production':
    from garden.settings.production import Production
