import os


def former_secret():
    return os.environ.get('WRISTBAND_SESSION_SECRET_PREVIOUS', '')
