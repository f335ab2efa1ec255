from env_config import Environment, values


class Common(Environment):
    SECRET_KEY = values.StringValue()
    ROOT_URLCONF = 'garden.urls'
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


class Local(Common, dotenv_path='local.env'):
    DEBUG = True


class Production(Common, use_environ=True):
    ALLOWED_HOSTS = values.ListValue()
