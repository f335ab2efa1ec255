from .development import Development
from .production import Production
