from garden.settings.common import Common


class Local(Common):
    ALLOWED_HOSTS = ['one.example']
