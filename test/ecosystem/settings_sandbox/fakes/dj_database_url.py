"""Stands in for dj-database-url."""

import os

import env_values

DEFAULT_ENV = 'DATABASE_URL'


def parse(url, **options):
    return {**env_values.database(str(url)), **{name.upper(): value for name, value in options.items()}}


def config(env=DEFAULT_ENV, default=None, **options):
    url = os.environ.get(env, default)
    return parse(url, **options) if url else {}


class DBConfig(dict):
    pass
