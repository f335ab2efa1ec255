from .base import *

DEBUG = True

SESSION_COOKIE_SECURE = False  # IMPORTANT: Set to True in production!
