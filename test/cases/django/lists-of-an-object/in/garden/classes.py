class Config:
    DEBUG = False
    INSTALLED_APPS = [
        'django.contrib.auth',
        'django.contrib.contenttypes',
        'django.contrib.messages',
    ]

    def __init__(self, name):
        self.name = name

    @property
    def MIDDLEWARE(self):
        middleware = [
            'django.middleware.security.SecurityMiddleware',
            'django.middleware.common.CommonMiddleware',
            'django.contrib.auth.middleware.AuthenticationMiddleware',
        ]
        if self.DEBUG:
            middleware.append('garden.middleware.Timing')
        return middleware
