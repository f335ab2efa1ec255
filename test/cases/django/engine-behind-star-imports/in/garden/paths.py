DATA_DIR = '/srv/garden'
