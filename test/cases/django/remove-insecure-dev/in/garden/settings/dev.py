INTERNAL_IPS = ['127.0.0.1']

SESSION_COOKIE_SECURE = False  # IMPORTANT: Set to True in production!
