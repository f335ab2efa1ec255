SECRET_KEY = "for-tests-only"
INSTALLED_APPS = []
MIDDLEWARE = []
