class Stage:
    DEV = 'development'
    PROD = 'production'
    TEST = "test"
    ALL = [DEV, PROD, TEST]
