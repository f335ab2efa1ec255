import os
import sys
import traceback

from split_settings.tools import include, optional

from .base import *  # noqa

ALLOWED_HOSTS = ['*']

include(optional('/etc/garden/settings.py'), scope=locals())
include(optional('/etc/garden/conf.d/*.py'), scope=locals())

try:
    if os.getenv('GARDEN_KUBE', False):
        include(optional('kube.py'), scope=locals())
    else:
        include(optional('local_*.py'), scope=locals())
except ImportError:
    traceback.print_exc()
    sys.exit(1)
