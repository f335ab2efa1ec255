import os


def setup_env(module='config.settings.local', *, verbose=False):
    if verbose:
        print(module)
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', module)
