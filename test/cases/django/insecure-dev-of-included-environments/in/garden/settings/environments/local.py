EMAIL_HOST = 'localhost'
