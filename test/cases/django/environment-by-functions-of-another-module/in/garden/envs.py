import os


def get_string(name, default):
    return os.environ.get(name, default)


def get_bool(name, default):
    return get_string(name, default) == 'true'


def get_required(name):
    return os.environ[name]
