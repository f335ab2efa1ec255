from pathlib import Path

import environ

environ.Env.read_env(Path(__file__).resolve().parent.parent.parent / '.env')

from .base import *

DEBUG = True
