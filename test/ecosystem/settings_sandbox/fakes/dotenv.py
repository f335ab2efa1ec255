"""Stands in for python-dotenv."""

from pathlib import Path

import env_files


def find_dotenv(filename='.env', raise_error_if_not_found=False, usecwd=False):
    found = env_files.upwards(Path.cwd() if usecwd else env_files.caller_folder(), filename)
    if found is None and raise_error_if_not_found:
        raise OSError('File not found')
    return str(found or '')


def dotenv_values(dotenv_path=None, **_):
    return env_files.values_in(dotenv_path or find_dotenv() or '.env-not-found')


def load_dotenv(dotenv_path=None, stream=None, verbose=False, override=False, **_):
    values = dotenv_values(dotenv_path)
    env_files.into_environment(values, override)
    return bool(values)


read_dotenv = load_dotenv
