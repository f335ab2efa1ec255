from configparser import ConfigParser

config = ConfigParser()
config.read('garden.ini')
