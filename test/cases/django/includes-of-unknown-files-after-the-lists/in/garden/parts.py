def parts():
    return ['extra.py']
