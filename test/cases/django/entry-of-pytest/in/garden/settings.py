from garden.conf.local import *
