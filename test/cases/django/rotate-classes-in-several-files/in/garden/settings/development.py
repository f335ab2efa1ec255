from .base import Base


class Development(Base):
    DEBUG = True
