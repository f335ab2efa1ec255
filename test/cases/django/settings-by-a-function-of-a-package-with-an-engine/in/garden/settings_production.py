from garden.settings import *
from company.live import live

locals().update(live(project='garden', INSTALLED_APPS=INSTALLED_APPS))
