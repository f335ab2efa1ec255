import os

from dotenv import load_dotenv

from .base import *

load_dotenv()
DEBUG = os.environ.get('DEBUG') == '1'
