import os

from dotenv import load_dotenv

from .base import *

load_dotenv()

DEBUG = False
SECRET_KEY = os.environ['SECRET_KEY']
