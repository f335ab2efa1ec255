import os
from pathlib import Path

from dotenv import load_dotenv

from .django import *

BASE_DIR = Path(__file__).resolve().parent.parent.parent
load_dotenv(BASE_DIR / '.env')

SECRET_KEY = os.environ['SECRET_KEY']

# Session encryption secret (at least 32 characters), read from the environment
WRISTBAND_SESSION_SECRET = os.environ['WRISTBAND_SESSION_SECRET']
