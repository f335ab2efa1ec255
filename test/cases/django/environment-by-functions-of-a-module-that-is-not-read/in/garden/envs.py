def describe(name):
    return f'{name} of the garden'
