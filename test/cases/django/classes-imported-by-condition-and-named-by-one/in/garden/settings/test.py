from garden.settings.common import Common


class Test(Common):
    DEBUG = False
