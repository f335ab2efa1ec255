def read(name):
    from decouple import config as env

    return env(name, default="")


DEBUG = read("DEBUG") == "1"
