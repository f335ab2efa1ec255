"""Settings of the tests."""

from pathlib import Path

from ..config import settings
from .base import *

if settings.debug:
    raise RuntimeError(f'{Path(__file__).name} is for tests')
