import os

os.environ.setdefault('WRISTBAND_SESSION_SECRET', 'dummy-secret-used-for-this-step-only')

from garden.settings import *

DEBUG = False
