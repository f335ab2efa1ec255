from garden.loading import Settings


class Garden(Settings):
    DEBUG = False

    @property
    def INSTALLED_APPS(self):
        return [
            'django.contrib.admin',
            'django.contrib.auth',
            'django.contrib.contenttypes',
            'django.contrib.messages',
        ]

    MIDDLEWARE = [
        'django.middleware.cache.UpdateCacheMiddleware',
        'django.middleware.security.SecurityMiddleware',
        'django.middleware.common.CommonMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware',
    ]


Garden.load_settings(__name__)
