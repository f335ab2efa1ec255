import os

from dotenv import load_dotenv

load_dotenv()

from .base import *

DEBUG = os.environ.get('DEBUG') == '1'
