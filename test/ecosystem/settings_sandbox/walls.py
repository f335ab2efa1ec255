"""Limits of the process: time, memory, and an audit hook that cannot be taken off again."""

import os
import resource
import sys

SECONDS = 20
BYTES = 2 * 1024**3
LARGEST_FILE = 16 * 1024**2

PROGRAMS = {
    'subprocess.Popen',
    'os.system',
    'os.exec',
    'os.posix_spawn',
    'os.fork',
    'os.forkpty',
    'pty.spawn',
}
# `import ctypes` itself opens None, the running program.
LIBRARIES = {'ctypes.dlopen', 'ctypes.dlsym', 'ctypes.call_function'}
WRITES = {
    'os.mkdir',
    'os.remove',
    'os.rmdir',
    'os.rename',
    'os.chmod',
    'os.chown',
    'os.link',
    'os.symlink',
    'os.truncate',
    'shutil.rmtree',
    'shutil.move',
    'shutil.copyfile',
}


def close(root):
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    inside = os.path.realpath(root) + os.sep

    def refuse(event, arguments):
        if event in PROGRAMS:
            raise FileNotFoundError(2, 'the sandbox has no programs')
        if event.startswith('socket.') and event not in ('socket.gethostname', 'socket.__new__'):
            raise OSError('the sandbox has no network')
        if event in LIBRARIES and arguments[0] is not None:
            raise OSError('the sandbox has no libraries')
        if event in WRITES or (event == 'open' and writes(arguments)):
            for path in paths(arguments[:1] if event == 'open' else arguments):
                if path != os.devnull and not os.path.realpath(path).startswith(inside):
                    raise PermissionError(13, 'the sandbox cannot be written to', path)

    sys.addaudithook(refuse)
    # The hook is not told of dir_fd.
    real_open = os.open
    os.open = lambda path, flags, mode=0o777: real_open(path, flags, mode)


def writes(arguments):
    _, mode, flags = arguments
    return flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC) != 0


def paths(arguments):
    return [os.fsdecode(value) for value in arguments[:2] if isinstance(value, (str, bytes))]
