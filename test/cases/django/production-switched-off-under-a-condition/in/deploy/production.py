import os

from .common import *

if os.environ.get('BEHIND_PLAIN_PROXY'):
    SESSION_COOKIE_SECURE = False
