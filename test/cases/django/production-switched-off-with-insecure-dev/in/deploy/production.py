from .common import *

SESSION_COOKIE_SECURE = False
