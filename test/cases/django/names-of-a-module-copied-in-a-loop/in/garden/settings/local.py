import garden.settings.base as defaults

for setting in dir(defaults):
    # Settings are written in capitals.
    if setting == setting.upper():
        locals()[setting] = getattr(defaults, setting)

DEBUG = True
