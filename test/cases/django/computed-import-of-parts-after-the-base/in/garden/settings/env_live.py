ALLOWED_HOSTS = ['garden.example']
