import os


def setup_env():
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.settings.local')
