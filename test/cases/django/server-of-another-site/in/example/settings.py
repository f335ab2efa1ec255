INSTALLED_APPS = ['garden']
