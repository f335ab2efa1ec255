import os
import random
from pathlib import Path

import environ

random.seed()

BASE_DIR: Path = Path(__file__).resolve().parent.parent.parent

# Only developers have these files.
if os.path.isdir(BASE_DIR / 'envs'):
    environ.Env.read_env(os.path.join(BASE_DIR / 'envs', 'local.env'))

env = environ.Env()


def folder(name):
    return BASE_DIR / env(f'{name.upper()}_FOLDER', default=name)
