def parts():
    return ['settings/base.py']
