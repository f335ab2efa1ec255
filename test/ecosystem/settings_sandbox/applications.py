"""The middleware of a FastAPI application, as it is when its module has been imported."""

import ast
import importlib
import inspect
import os
import sys
import traceback
import types
from pathlib import Path

from . import imports
from .fake import Fake
from .plausible import SECRET_VARIABLE, plausible
from .questions import guarded, prepare

REAL = {
    'annotated_doc',
    'annotated_types',
    'anyio',
    'dns',
    'dotenv',
    'email_validator',
    'fastapi',
    'idna',
    'itsdangerous',
    'pydantic',
    'pydantic_core',
    'pydantic_settings',
    'python_multipart',
    'sniffio',
    'starlette',
    'typing_inspection',
}
# What an application is told besides its middleware.
SKIPPED = (
    'add_api_route',
    'add_api_websocket_route',
    'add_event_handler',
    'add_exception_handler',
    'add_route',
    'add_websocket_route',
    'frontend',
    'include_router',
)
# A project has at most so many modules that can't be run here.
TRIES = 60


def answer_compiles(request):
    return guarded(lambda: {'compiles': compile(request['text'], 'file', 'exec') is not None})


def answer_middleware(request):
    """All applications that a module makes: what each has, outermost first, and whether another one mounts it."""
    imports.REAL.update(REAL)
    finder = prepare(request)
    return guarded(lambda: middleware_of(request, finder))


def middleware_of(request, finder):
    made, mounted = record_applications()
    for _ in range(TRIES):
        made.clear()
        sys.modules.update(stand_in())
        try:
            call_factory(importlib.import_module(request['module']), made)
            break
        except BaseException as problem:
            if not made_up_for(problem, request, finder):
                raise
            forget_own(request['root'])
    else:
        return {'error': f'more than {TRIES} modules cannot be run', 'missing': None}
    return {
        'applications': [
            {
                'middleware': [described(one) for one in app.user_middleware],
                'mounted': any(app is one for one in mounted),
            }
            for app in made
        ]
    }


def made_up_for(problem, request, finder):
    """Gives what was missing: a package, a variable, or a fake of the module that failed. False if nothing helps."""
    if SECRET_VARIABLE in f'{problem}'.upper():
        return False
    if isinstance(problem, ModuleNotFoundError) and problem.name:
        top = problem.name.partition('.')[0]
        wanted, name = (finder.fakes, problem.name) if finder.is_own(top) else (finder.assume, top)
    elif (missing := missing_variables(problem)) - set(os.environ.keys()):
        os.environ.update({name: plausible(name) for name in missing})
        return True
    else:
        wanted, name = finder.fakes, failed_module(problem, request['module'], request['root'])
    if name is None or name == request['module'] or name in wanted:
        return False
    wanted.add(name)
    return True


def missing_variables(problem):
    """The required fields of a class of pydantic-settings that have no value."""
    from pydantic import ValidationError

    if not isinstance(problem, ValidationError):
        return set()
    missing = [error['loc'] for error in problem.errors() if error['type'] == 'missing']
    return {str(loc[0]).upper() for loc in missing if loc and isinstance(loc[0], str)}


def failed_module(problem, target, root):
    """The innermost module of the project's own in which it failed."""
    files = [frame.filename for frame in traceback.extract_tb(problem.__traceback__)]
    if isinstance(problem, SyntaxError) and problem.filename:
        files.append(problem.filename)
    for file in reversed(files):
        path = Path(file)
        if not path.is_relative_to(root):
            continue
        names = [name for name in module_names(path) if name != target]
        return names[0] if names else None
    return None


def module_names(path):
    """The names under which a file can be imported: from the folders in sys.path."""
    for folder in sys.path:
        if folder and path.is_relative_to(folder):
            parts = path.relative_to(folder).with_suffix('').parts
            yield '.'.join(parts[:-1] if parts[-1] == '__init__' else parts)


def forget_own(root):
    for name in [name for name, module in sys.modules.items() if is_own(module, root)]:
        del sys.modules[name]


def is_own(module, root):
    # A folder without __init__.py has a path alone.
    places = [getattr(module, '__file__', None), *getattr(module, '__path__', [])]
    own = any(isinstance(place, str) and place.startswith(root) for place in places)
    return own or isinstance(module, imports.FakeModule)


def record_applications():
    import fastapi
    from starlette.staticfiles import StaticFiles

    made, mounted = [], []
    init = fastapi.FastAPI.__init__

    def initialise(self, *values, **named):
        init(self, *values, **named)
        made.append(self)

    def mount(self, path, app=None, *_, **__):
        mounted.append(app)

    fastapi.FastAPI.__init__ = initialise
    fastapi.FastAPI.mount = fastapi.APIRouter.mount = mount
    # Routes need the project's models, and say nothing about middleware; older versions had add_event_handler.
    for owner in (fastapi.APIRouter, fastapi.FastAPI):
        for name in SKIPPED:
            setattr(owner, name, lambda *_, **__: None)
    StaticFiles.__init__ = lambda *_, **__: None
    return made, mounted


def call_factory(module, made):
    """An application that only a function makes; what it needs is faked."""
    if made:
        return
    for node in ast.parse(Path(module.__file__).read_text(encoding='utf8')).body:
        if isinstance(node, ast.FunctionDef) and 'FastAPI(' in ast.unparse(node):
            function = getattr(module, node.name)
            needed = [one for one in inspect.signature(function).parameters.values() if one.default is one.empty]
            function(**{one.name: Fake(one.name) for one in needed})


def described(middleware):
    given = middleware.kwargs
    function = given.get('dispatch', middleware.cls)
    secret = given.get('secret_key', middleware.args[0] if middleware.args else None)
    secrets = secret if isinstance(secret, (list, tuple)) else [secret]
    return {
        'name': f'{getattr(function, "__module__", "?")}.{getattr(function, "__qualname__", repr(function))}',
        'isCors': 'CORSMiddleware' in getattr(function, '__qualname__', ''),
        'reads': '.state.session' in source_of(function),
        # A fake stands for settings that can't be run here.
        'hasSecret': all(isinstance(one, Fake) or (isinstance(one, str) and len(one) >= 32) for one in secrets),
        'isFake': any(isinstance(one, Fake) for one in secrets),
    }


def source_of(function):
    try:
        return inspect.getsource(function)
    except (OSError, TypeError):
        return ''


def stand_in():
    """Wristband's SDK, as far as an application hands over its class."""
    package, module = types.ModuleType('wristband'), types.ModuleType('wristband.fastapi_auth')
    package.__path__ = []
    package.fastapi_auth = module
    module.SessionMiddleware = type('SessionMiddleware', (), {'__module__': 'wristband.fastapi_auth'})
    return {'wristband': package, 'wristband.fastapi_auth': module}
