from split_settings.tools import include


def load():
    include('base.py', scope=globals())


load()
