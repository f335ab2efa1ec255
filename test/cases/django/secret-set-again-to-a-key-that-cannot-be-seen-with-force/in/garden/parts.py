def parts():
    return ['settings/extra.py']
