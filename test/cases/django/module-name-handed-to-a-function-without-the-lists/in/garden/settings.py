import os

from company.config import export, load

CONFIG = load(__name__, files=['defaults.py'])

export(__name__, CONFIG)
