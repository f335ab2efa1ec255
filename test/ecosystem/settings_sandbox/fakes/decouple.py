"""Stands in for python-decouple: the environment wins over the nearest settings.ini or .env."""

import os
from configparser import ConfigParser

import env_files
from settings_sandbox.plausible import plausible

TRUE = {'y', 'yes', 't', 'true', 'on', '1'}


class UndefinedValueError(Exception):
    pass


class Undefined:
    pass


undefined = Undefined()


class RepositoryEmpty(dict):
    def __init__(self, source='', encoding='utf-8'):
        super().__init__()


class RepositoryEnv(dict):
    def __init__(self, source, encoding='utf-8'):
        super().__init__(env_files.values_in(source))


class RepositoryIni(dict):
    def __init__(self, source, encoding='utf-8'):
        parser = ConfigParser()
        parser.read(source)
        super().__init__({name.upper(): value for name, value in parser.items('settings')})


class Config:
    def __init__(self, repository):
        self.repository = repository

    def get(self, option, default=undefined, cast=undefined):
        value = os.environ.get(option, self.repository.get(option, default))
        if isinstance(value, Undefined):
            value = plausible(option)
            if value is None:
                raise UndefinedValueError(
                    f'{option} not found. Declare it as envvar or define a default value.'
                )
        if isinstance(cast, Undefined):
            return value
        return str(value).strip().lower() in TRUE if cast is bool else cast(value)

    __call__ = get


class AutoConfig:
    def __init__(self, search_path=None):
        self.search_path = search_path

    def __call__(self, *arguments, **options):
        folder = self.search_path or env_files.caller_folder()
        found = env_files.upwards(env_files.Path(folder), 'settings.ini', '.env')
        if found is None:
            env_files.asked_for.append(f'{folder}/.env')
            return Config(RepositoryEmpty())(*arguments, **options)
        kind = RepositoryIni if found.suffix == '.ini' else RepositoryEnv
        return Config(kind(found))(*arguments, **options)


config = AutoConfig()


class Csv:
    def __init__(self, cast=str, delimiter=',', strip=' ', post_process=list):
        self.cast, self.delimiter, self.strip, self.post_process = cast, delimiter, strip, post_process

    def __call__(self, value):
        parts = (part.strip(self.strip) for part in str(value or '').split(self.delimiter))
        return self.post_process(self.cast(part) for part in parts if part)


class Choices:
    def __init__(self, flat=None, cast=str, choices=None):
        self.cast = cast

    def __call__(self, value):
        return self.cast(value)
