ALLOWED_HOSTS = ['garden.example']
SECURE_SSL_REDIRECT = True
