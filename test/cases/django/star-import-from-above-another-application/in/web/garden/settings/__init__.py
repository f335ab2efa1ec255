from site.garden.settings.base import *  # noqa
