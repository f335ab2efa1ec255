from pathlib import Path

import environ

from .stages import fill

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()

if env('STAGE', default=''):
    fill(globals())
