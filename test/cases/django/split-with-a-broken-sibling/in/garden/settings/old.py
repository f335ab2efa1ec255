from .base import *

print 'old'
