from garden.settings.common import Common


class Local(Common):
    DEBUG = True
