"""Runs programs of several modules and prints what their names are.

stdin: JSON, a list of {"modules": {"base.py": "A = 1"}, "names": ["A"]}. stdout: JSON, a list with, for each program,
{"modules": …, "outcomes": {"base.py": {"A": …}}}: each module is run as the first one of a program. Statements at module
level that raise are taken out before; an outcome is null where that does not help.

Each statement is compiled once, by itself, so that one that raises is known and can be taken out without reading the module
again.
"""

import ast
import builtins
import importlib
import importlib.abc
import importlib.util
import json
import pathlib
import signal
import sys
import types

ROOT = "/settings-root"
MAX_REPAIRS = 60
MAX_SECONDS = 0.05


class Endless(BaseException):
    """A program that goes on and on; no `except Exception` of its own catches it."""


class Module:
    """A module as the statements that it is made of."""

    def __init__(self, path, text):
        self.path = path
        self.file = f"{ROOT}/{path}"
        self.is_package = path.endswith("__init__.py")
        self.name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.statements = []
        lines = text.splitlines(keepends=True)
        for node in ast.parse(text).body:
            first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
            try:
                code = compile(ast.Module([node], []), self.file, "exec")
            except SyntaxError:
                continue
            self.statements.append(("".join(lines[first - 1 : node.end_lineno]), code))

    def run(self, scope):
        for index, (_, code) in enumerate(self.statements):
            try:
                exec(code, scope)
            except BaseException as error:
                if not hasattr(error, "failing"):
                    error.failing = (self, index)
                raise

    @property
    def text(self):
        return "".join(text for text, _ in self.statements)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self):
        self.modules = {}

    def find_spec(self, name, path=None, target=None):
        module = self.modules.get(name)
        if module is not None:
            return importlib.util.spec_from_loader(name, self, is_package=module.is_package)
        if name == "missing" or name.partition(".")[0] in self.modules:
            raise ModuleNotFoundError(name, name=name)
        return None

    def create_module(self, spec):
        module = types.ModuleType(spec.name)
        module.__file__ = self.modules[spec.name].file
        return module

    def exec_module(self, module):
        self.modules[module.__name__].run(module.__dict__)


FINDER = Finder()


def include(path, scope):
    for module in FINDER.modules.values():
        if module.path == path:
            module.run(scope)
            return
    raise FileNotFoundError(path)


def stop(_signal, _frame):
    raise Endless


def imported(name):
    """Imports a module as the first one of a program; one that does not end raises."""
    for known in FINDER.modules:
        sys.modules.pop(known, None)
    signal.setitimer(signal.ITIMER_VIRTUAL, MAX_SECONDS)
    try:
        return importlib.import_module(name)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def shown(value):
    if value is None or isinstance(value, (bool, str)) or type(value) is int:
        return {"scalar": value}
    if isinstance(value, pathlib.PurePath):
        return {"path": str(value), "type": "Path"}
    if type(value) in (list, tuple):
        return {"list": [shown(item) for item in value], "type": type(value).__name__}
    if type(value) is dict and all(isinstance(key, str) for key in value):
        return {"dict": {key: shown(item) for key, item in value.items()}}
    return {"other": type(value).__name__}


def outcome_of(module, names, repairs):
    """What the names of a module are, once the statements that raise are taken out; and how many those were."""
    for dropped in range(repairs + 1):
        try:
            run = imported(module.name)
            return {name: shown(getattr(run, name)) for name in names if hasattr(run, name)}, dropped
        except (Exception, Endless) as error:
            failing = getattr(error, "failing", None)
            if failing is None:
                return None, dropped
            owner, index = failing
            del owner.statements[index]
    return None, repairs + 1


def run_program(modules, names):
    FINDER.modules = {module.name: module for module in modules}
    repairs = MAX_REPAIRS
    outcomes = {}
    # A statement that is taken out for one module may have been good for another: until nothing more is taken out.
    waiting = list(modules)
    while waiting and repairs > 0:
        module = waiting.pop(0)
        outcomes[module.path], dropped = outcome_of(module, names, repairs)
        repairs -= dropped
        if dropped:
            waiting = [one for one in modules if one is not module]
    return {"modules": {one.path: one.text for one in modules}, "outcomes": outcomes if not waiting else {}}


def main():
    signal.signal(signal.SIGVTALRM, stop)
    builtins.include = include
    sys.meta_path.insert(0, FINDER)
    results = []
    for program in json.load(sys.stdin):
        try:
            modules = [Module(path, text) for path, text in program["modules"].items()]
        except SyntaxError:
            results.append({"modules": program["modules"], "outcomes": {}})
            continue
        results.append(run_program(modules, program["names"]))
    json.dump(results, sys.stdout)


main()
