class Base:
    DEBUG = False
    INSTALLED_APPS = [
        'django.contrib.auth',
        'django.contrib.contenttypes',
        'django.contrib.messages',
    ]
    MIDDLEWARE = [
        'django.middleware.security.SecurityMiddleware',
        'django.middleware.common.CommonMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ]


class Production(Base):
    CONN_MAX_AGE = 60


class Development(Base):
    DEBUG = True
    SESSION_ENGINE = 'garden.sessions'
