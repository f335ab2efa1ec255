from decouple import config

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": config("DB", default="x")}}
