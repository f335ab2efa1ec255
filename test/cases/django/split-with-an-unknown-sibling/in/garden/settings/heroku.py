import django_heroku

from .base import *

django_heroku.settings(locals())
