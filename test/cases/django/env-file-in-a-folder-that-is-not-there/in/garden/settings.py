import os

import environ

root = environ.Path(__file__) - 2
if os.path.isdir(root("etc")):
    env_file = root("etc/garden.env")
else:
    env_file = root(".env")

env = environ.Env()
if os.path.exists(env_file):
    env.read_env(env_file)

SECRET_KEY = env("SECRET_KEY")

DEBUG = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

ROOT_URLCONF = "garden.urls"
