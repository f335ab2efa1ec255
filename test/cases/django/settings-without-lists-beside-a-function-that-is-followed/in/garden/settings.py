import os

from garden.logs import configure

configure('INFO')

SECRET_KEY = os.environ['SECRET_KEY']

ROOT_URLCONF = 'garden.urls'
