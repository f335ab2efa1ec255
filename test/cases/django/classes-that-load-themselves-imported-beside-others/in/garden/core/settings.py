import inspect
import sys


class Settings:
    """Settings that put themselves into their module."""

    @classmethod
    def load_settings(cls, module_name):
        self = cls()
        module = sys.modules[module_name]
        for member, value in inspect.getmembers(self):
            if member.isupper() and not member.startswith('_'):
                setattr(module, member, value)
