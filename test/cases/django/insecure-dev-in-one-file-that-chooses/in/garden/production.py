DEBUG = False
ALLOWED_HOSTS = ['garden.example']
