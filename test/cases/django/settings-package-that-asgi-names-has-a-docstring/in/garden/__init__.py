import os
import sys

try:
    import garden.devonly

    MODE = 'development'
except ImportError:
    MODE = 'production'


def prepare():
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'garden.settings.%s' % MODE)


def manage():
    prepare()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
