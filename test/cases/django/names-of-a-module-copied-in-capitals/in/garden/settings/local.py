from . import base

base.INSTALLED_APPS.append('garden.tools')
globals().update({k: v for k, v in vars(base).items() if k.isupper() and not k.startswith('_')})

DEBUG = True
