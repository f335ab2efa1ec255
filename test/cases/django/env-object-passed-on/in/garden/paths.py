from config.env import BASE_DIR, env

MEDIA_ROOT = BASE_DIR / 'media'
