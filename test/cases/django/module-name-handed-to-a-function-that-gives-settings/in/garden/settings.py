import logging
import os

from garden.core import make_settings

logger = logging.getLogger(__name__)

settings = make_settings(__name__)
