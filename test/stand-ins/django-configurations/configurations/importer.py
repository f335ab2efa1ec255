"""Sets the attributes of the class that DJANGO_CONFIGURATION names on the settings module, when that is imported."""

import importlib.abc
import importlib.machinery
import os
import sys

from django.core.exceptions import ImproperlyConfigured

from .base import settings_of


class Importer(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name != os.environ.get("DJANGO_SETTINGS_MODULE"):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None:
            spec.loader = Loader(name, spec.origin)
        return spec


class Loader(importlib.machinery.SourceFileLoader):
    def exec_module(self, module):
        super().exec_module(module)
        configuration = getattr(module, os.environ["DJANGO_CONFIGURATION"])
        configuration.pre_setup()
        configuration.setup()
        # A property is read from an instance, a method is called.
        settings = configuration()
        for name in settings_of(configuration):
            value = getattr(settings, name)
            setattr(module, name, value() if callable(value) else value)
        configuration.post_setup()


def install():
    """Does nothing if it is installed already."""
    if not os.environ.get("DJANGO_CONFIGURATION"):
        raise ImproperlyConfigured("DJANGO_CONFIGURATION names no class of settings.")
    if not any(isinstance(finder, Importer) for finder in sys.meta_path):
        sys.meta_path.insert(0, Importer())
