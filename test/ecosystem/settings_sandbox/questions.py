"""The questions that the judge may ask about a checkout."""

import importlib
import logging.config
import os
import re
import runpy
import socket
import sys
import time
import traceback
from pathlib import Path

from . import imports, plausible
from .describe import describe
from .survey import custom_session_middleware, literal_settings, modules_around, tokens

LISTS = ('INSTALLED_APPS', 'MIDDLEWARE')


def answer_entry(request):
    """Runs manage.py up to the point where Django would take over; wsgi.py's answer may be another one."""
    prepare(request)
    manage = Path(request['folder']) / 'manage.py'
    if not manage.is_file():
        return {'error': 'there is no manage.py', 'missing': None}
    known = set(sys.path)
    answer = guarded(lambda: run_manage(manage))
    # What it does after naming the settings does not matter.
    named = os.environ.get('DJANGO_SETTINGS_MODULE')
    added = [os.path.abspath(path) for path in sys.path if path not in known]
    return {'module': named, 'path': added} if named else answer


def run_manage(manage):
    from django.core import management

    def stop(*_):
        raise SystemExit(0)

    management.execute_from_command_line = stop
    runpy.run_path(str(manage), run_name='__main__')
    return {'error': 'manage.py names no settings', 'missing': None}


def answer_modules(request):
    file = Path(request['file'])
    folders = [Path(path) for path in [*request.get('path', []), request['folder']]]
    root = next((folder for folder in folders if file.is_relative_to(folder)), folders[-1])
    return {'modules': modules_around(root, file)}


def answer_tokens(request):
    return guarded(lambda: {'tokens': tokens(request['text'])})


def answer_values(request):
    """The names of a settings module as they are when it has been imported."""
    prepare(request)
    os.environ['DJANGO_SETTINGS_MODULE'] = request['module']
    answer = guarded(lambda: values_of(importlib.import_module(request['module']), Path(request['folder'])))
    loader = sys.modules.get('env_files')
    return {**answer, 'envFiles': loader.asked_for if loader else []}


def values_of(module, folder):
    names = {name: value for name, value in vars(module).items() if not re.fullmatch(r'__\w+__', name)}
    lists = {name: names[name] for name in names if isinstance(names[name], (list, tuple))}
    session = getattr(module, plausible.SECRET_VARIABLE, None)
    return {
        'names': {name: describe(value) for name, value in names.items()},
        'lists': {name: [describe(item) for item in value] for name, value in lists.items()},
        'secret': session if isinstance(session, str) else None,
        'literals': literal_settings(folder),
        'sessionMiddleware': custom_session_middleware(folder, lists.get('MIDDLEWARE', [])),
    }


def prepare(request):
    os.chdir(request['folder'])
    plausible.install(request.get('env', {}), request.get('generous'))
    finder = imports.install([*request.get('path', []), request['folder']], request.get('assume', []))
    sys.argv = ['manage.py', 'check']
    # The second in which the settings were loaded is no difference between two runs.
    time.time = lambda: 1_700_000_000.0
    # Settings of development ask for the addresses of this machine.
    socket.gethostbyname = lambda name: '127.0.0.1'
    socket.gethostbyname_ex = lambda name: (name, [], ['127.0.0.1'])
    # Log handlers open files and sockets, and change no setting.
    logging.config.dictConfig = logging.config.fileConfig = lambda *_, **__: None
    return finder


def guarded(run):
    try:
        return run()
    except ModuleNotFoundError as problem:
        return {'error': str(problem), 'missing': (problem.name or '').partition('.')[0]}
    except BaseException as problem:
        last = traceback.extract_tb(problem.__traceback__)[-1:]
        place = ''.join(f' at {Path(frame.filename).name}:{frame.lineno}' for frame in last)
        return {'error': f'{type(problem).__name__}: {problem}{place}', 'missing': None}
