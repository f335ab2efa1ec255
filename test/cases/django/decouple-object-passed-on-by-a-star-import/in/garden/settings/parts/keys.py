from garden.settings.reader import config

SECRET_KEY = config('SECRET_KEY')
