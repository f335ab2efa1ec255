from common.site.settings import *

ROOT_URLCONF = "red.site.urls"
