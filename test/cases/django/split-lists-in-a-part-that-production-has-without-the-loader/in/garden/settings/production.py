import os

from .django import *

DEBUG = False

SECRET_KEY = os.environ['SECRET_KEY']
