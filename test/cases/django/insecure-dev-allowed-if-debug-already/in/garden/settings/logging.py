LOGGING = {'version': 1}
