class Stage:
    DEV = 'development'
    PROD = 'production'
    ALL = [DEV, PROD]
