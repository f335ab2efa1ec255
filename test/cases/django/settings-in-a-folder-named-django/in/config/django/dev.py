from config.django.base import *

DEBUG = True
