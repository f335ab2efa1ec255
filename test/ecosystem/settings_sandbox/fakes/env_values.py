"""Casting of environment variables for the stand-ins beside this file."""

import json
import os

from settings_sandbox.plausible import plausible

TRUE = ('true', 'on', 'ok', 'y', 'yes', '1')


def raw(name, missing):
    """The variable's text; what is wanted and not there gets a plausible one."""
    if name in os.environ:
        return os.environ[name]
    value = plausible(name)
    if value is None:
        raise missing
    return value


def cast_to(kind, text):
    if not isinstance(text, str):
        return text
    if kind is bool:
        return text.strip().lower() in TRUE
    if kind in (list, tuple):
        return kind(part.strip() for part in text.split(',') if part.strip())
    if kind is dict:
        return dict(part.split('=', 1) for part in text.split(',') if '=' in part)
    if isinstance(kind, list):
        return [cast_to(kind[0], part.strip()) for part in text.split(',') if part.strip()]
    if kind is json:
        return json.loads(text)
    return text if kind in (None, str) else kind(text)


def database(url):
    scheme, _, rest = url.partition('://')
    engines = {'sqlite': 'sqlite3', 'postgres': 'postgresql', 'postgresql': 'postgresql', 'mysql': 'mysql'}
    return {'ENGINE': f'django.db.backends.{engines.get(scheme, scheme)}', 'NAME': rest}


def address(kind, url):
    return {'BACKEND' if kind == 'cache' else 'EMAIL_BACKEND': f'fake.{kind}', 'LOCATION': url}
