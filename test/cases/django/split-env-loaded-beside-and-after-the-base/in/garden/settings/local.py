SECRET_KEY = 'dev'
DEBUG = True
