def is_wanted(name):
    return name.isupper()
