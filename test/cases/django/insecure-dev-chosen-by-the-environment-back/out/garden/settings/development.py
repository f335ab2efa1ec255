from .base import *

DEBUG = True

SESSION_COOKIE_SECURE = True  # Ensures the cookie is only sent over HTTPS
