from garden.settings import *

DEBUG = False
