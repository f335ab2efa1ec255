from .base import *

MIDDLEWARE = ['django.middleware.common.CommonMiddleware']
