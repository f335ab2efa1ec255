from garden.conf.common import *

DEBUG = True
