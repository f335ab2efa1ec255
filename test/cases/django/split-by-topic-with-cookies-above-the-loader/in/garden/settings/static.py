STATIC_URL = 'static/'
