from decouple import config as read

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": read("DB", default="x")}}
