"""Decides what `import x` gives: the project's own, the standard library's, Django's, or a fake."""

import importlib.abc
import importlib.machinery
import importlib.metadata
import re
import sys
import types
from pathlib import Path

from .fake import Fake

REAL = {'django', 'asgiref', 'sqlparse', 'settings_sandbox', 'typing_extensions', 'tzdata'}
FAITHFUL = Path(__file__).resolve().parent / 'fakes'
# A module that a developer or a server would add; a checkout does not have it, and the settings expect that.
LEFT_OUT = re.compile(r'local|settings|secret|private|override|production|prod_|dev_|_dev|credentials')


class FakeModule(types.ModuleType):
    __path__ = []
    __version__ = '1.0.0'
    __all__ = []

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return Fake(f'{self.__name__}.{name}')


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, roots, assume):
        self.roots = [Path(root) for root in roots]
        self.assume = set(assume)
        # Modules of the project's own that can't be run here.
        self.fakes = set()

    def find_spec(self, name, path=None, target=None):
        top = name.partition('.')[0]
        if name in self.fakes:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        if top in REAL or top in sys.stdlib_module_names or self.is_own(top):
            return None
        if path is None and ((FAITHFUL / f'{top}.py').is_file() or (FAITHFUL / top).is_dir()):
            return importlib.machinery.PathFinder.find_spec(name, [str(FAITHFUL)])
        if (FAITHFUL / top).is_dir():
            return None
        if top not in self.assume and LEFT_OUT.search(top):
            raise ModuleNotFoundError(f'No module named {name!r}', name=name)
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def is_own(self, top):
        return any(has_module(root, top) for root in self.roots)

    def create_module(self, spec):
        return FakeModule(spec.name)

    def exec_module(self, module):
        pass


def has_module(root, top):
    if (root / f'{top}.py').is_file() or (root / top / '__init__.py').is_file():
        return True
    # A folder without __init__.py is a package too, unless it only bears the name of one (docker files, say).
    return any((root / top).glob('*.py')) or any((root / top).glob('*/*.py'))


def install(roots, assume):
    finder = Finder(roots, assume)
    sys.meta_path.insert(0, finder)
    sys.path[:0] = [str(root) for root in roots]
    sys.dont_write_bytecode = True
    real_version = importlib.metadata.version

    def version(name):
        try:
            return real_version(name)
        except importlib.metadata.PackageNotFoundError:
            return '1.0.0'

    importlib.metadata.version = version
    return finder
