from garden.settings.common import Common


class Production(Common):
    DEBUG = False
