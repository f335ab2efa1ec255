DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'garden.sqlite3'}}
