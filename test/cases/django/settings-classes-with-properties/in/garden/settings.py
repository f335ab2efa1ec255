from configurations import Configuration, values


class Base(Configuration):
    SECRET_KEY = values.SecretValue()

    @property
    def INSTALLED_APPS(self):
        return [
            'django.contrib.auth',
            'django.contrib.contenttypes',
            'django.contrib.sessions',
        ]

    MIDDLEWARE = [
        'django.middleware.security.SecurityMiddleware',
        'django.contrib.sessions.middleware.SessionMiddleware',
        'django.middleware.common.CommonMiddleware',
        'django.middleware.csrf.CsrfViewMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
        'django.contrib.messages.middleware.MessageMiddleware',
    ]


class Development(Base):
    DEBUG = True
