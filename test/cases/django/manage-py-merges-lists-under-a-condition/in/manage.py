import os
import sys


def merged():
    from django.conf import global_settings
    from garden import settings as base

    names = {key: getattr(global_settings, key) for key in dir(global_settings) if key.isupper()}
    names.update({key: getattr(base, key) for key in dir(base) if key.isupper()})
    if names['DEBUG']:
        names['MIDDLEWARE'] = names['BASE_MIDDLEWARE'] + names['MIDDLEWARE']
    names['INSTALLED_APPS'] = base.BASE_INSTALLED_APPS + names.get('INSTALLED_APPS', [])
    return names


if __name__ == '__main__':
    from django.conf import settings
    from django.core.management import execute_from_command_line

    settings.configure(**merged())
    execute_from_command_line(sys.argv)
