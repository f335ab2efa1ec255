from plants.conf import setup

__all__ = ['setup']
