DEBUG = True

SECRET_KEY = 'django-insecure-g4rd3n'
