from .base import *

DEBUG = True

SESSION_COOKIE_SECURE = False
