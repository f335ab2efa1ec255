INSTALLED_APPS = ['shop']
