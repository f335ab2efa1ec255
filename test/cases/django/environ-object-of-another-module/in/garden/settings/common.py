from .env import env

SECRET_KEY = env('SECRET_KEY')
