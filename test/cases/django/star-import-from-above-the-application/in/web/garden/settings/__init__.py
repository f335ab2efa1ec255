from web.garden.settings.base import *  # noqa
