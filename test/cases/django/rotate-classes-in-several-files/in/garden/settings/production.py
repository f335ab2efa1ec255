from .base import Base


class Production(Base):
    SESSION_COOKIE_SECURE = True
