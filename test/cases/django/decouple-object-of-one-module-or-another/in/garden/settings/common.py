from garden.settings.util import config

SECRET_KEY = config('SECRET_KEY')
