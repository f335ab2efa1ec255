INSTALLED_APPS = [
    # Add session framework
    'django.contrib.sessions',  
    'django.contrib.auth',
    'django.contrib.contenttypes',
]

MIDDLEWARE = [
    # Add session middleware
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
]
