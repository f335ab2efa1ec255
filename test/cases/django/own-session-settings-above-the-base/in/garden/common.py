ALLOWED_HOSTS = ['garden.example']
USE_TZ = True
