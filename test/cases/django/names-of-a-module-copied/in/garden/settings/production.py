from garden.settings import base

globals().update(vars(base))

DEBUG = False
