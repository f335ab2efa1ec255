from importlib.util import find_spec


def installed(*names):
    return [name for name in names if find_spec(name.split('.')[0])]
