import type { ShellResult } from '../../../model/context.js';

/**
 * Prints, as JSON, what Django has of the session's settings: `python -c PROGRAM <manage.py or ''> <module> <class or ''>`,
 * in the folder of manage.py. Of the secret only a verdict leaves the process, and of an error only its kind, its place and
 * the name of what is missing: messages may quote values. manage.py is run up to where it hands over to Django, because it
 * may fill the environment and the path first. What the settings themselves print goes to stderr.
 */
export const PROBE_PROGRAM = `
import json, os, re, sys, traceback

out = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
manage, module, configuration = sys.argv[1:4]
folder = os.getcwd()
sys.dont_write_bytecode = True
sys.path.insert(0, folder)
sys.argv = ["manage.py", "check"]

def choose():
    os.environ["DJANGO_SETTINGS_MODULE"] = module
    if configuration:
        os.environ["DJANGO_CONFIGURATION"] = configuration

class Started(BaseException):
    pass

def start(*args, **options):
    raise Started

def prepare():
    from django.core import management
    choose()
    if manage:
        import runpy
        execute = management.ManagementUtility.execute
        management.execute_from_command_line = management.ManagementUtility.execute = start
        try:
            runpy.run_path(os.path.join(folder, manage), run_name="__main__")
        except (Started, SystemExit):
            pass
        management.ManagementUtility.execute = execute
        choose()
    if configuration:
        from configurations import importer
        importer.install()

def names(values):
    return [value if isinstance(value, str) else None for value in values]

def fault(value):
    if value is None:
        return "is not set"
    secrets = [value] if isinstance(value, str) else value
    if not isinstance(secrets, (list, tuple)):
        return "is neither a string nor a list"
    if not 1 <= len(secrets) <= 3:
        return "is an empty list" if not secrets else "is a list of more than 3"
    if not all(isinstance(secret, str) and len(secret) >= 32 for secret in secrets):
        return "has fewer than 32 characters"
    return None

def effective():
    prepare()
    from django.conf import settings
    engine = settings.SESSION_ENGINE
    return {
        "apps": names(settings.INSTALLED_APPS),
        "middleware": names(settings.MIDDLEWARE),
        "engine": engine if isinstance(engine, str) else type(engine).__name__,
        "secure": bool(settings.SESSION_COOKIE_SECURE),
        "csrfInSession": bool(settings.CSRF_USE_SESSIONS),
        "messagesInCookie": getattr(settings, "MESSAGE_STORAGE", None) == "django.contrib.messages.storage.cookie.CookieStorage",
        "secretFault": fault(getattr(settings, "WRISTBAND_SESSION_SECRET", None)),
    }

def name_in(error):
    if isinstance(error, (ModuleNotFoundError, NameError)):
        return getattr(error, "name", None)
    # A key that is a value of the environment may be a secret.
    if isinstance(error, KeyError) and error.args and error.args[0] not in os.environ.values():
        return error.args[0]
    # What django-environ, python-decouple and environs say of a variable that is not set.
    found = re.fullmatch(r'Set the (\\w+) environment variable|(\\w+) not found\\. Declare it as envvar or define a default value\\.|Environment variable "(\\w+)" not set', str(error))
    if found:
        return found[found.lastindex]

def places(error):
    if isinstance(error, SyntaxError):
        yield error.filename, error.lineno
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename, line

def told(error):
    root = error
    while root.__cause__ is not None:
        root = root.__cause__
    name = name_in(root)
    text = type(root).__name__
    if isinstance(name, str) and name.replace(".", "_").isidentifier():
        text += ": " + name
    own = [
        "%s:%s" % (os.path.abspath(file)[len(folder) + 1:], line)
        for one in (error, root)
        for file, line in places(one)
        if file and os.path.abspath(file).startswith(folder + os.sep)
        and file.endswith(".py") and "site-packages" not in file
    ]
    return text + " (" + own[-1] + ")" if own else text

try:
    answer = effective()
except KeyboardInterrupt:
    raise
except BaseException as error:
    answer = {"error": told(error)}
json.dump(answer, out)
out.flush()
`;

/** What Django has of the session's settings, as the probe prints it (probe.ts). */
export interface Effective {
  /** INSTALLED_APPS; undefined for an element that is no string. */
  readonly apps: readonly (string | undefined)[];
  readonly middleware: readonly (string | undefined)[];
  readonly engine: string;
  readonly secure: boolean;
  /** CSRF_USE_SESSIONS. */
  readonly csrfInSession: boolean;
  /** Whether MESSAGE_STORAGE is the one that needs no session. */
  readonly messagesInCookie: boolean;
  /** What is wrong with the secret, as a predicate: "is not set". Never the secret. */
  readonly secretFault: string | undefined;
}

/** The settings cannot be read: why. */
export interface Unanswered {
  readonly error: string;
}

/** Reads the probe's last line: a program that runs Python may have printed others. */
export function effectiveSettings({ stdout, exitCode, failure }: ShellResult): Effective | Unanswered {
  const answer = parsed(stdout.trimEnd().split('\n').at(-1) ?? '');
  if (typeof answer['error'] === 'string') return { error: answer['error'] };
  const { engine, secretFault } = answer;
  const [apps, middleware] = [names(answer['apps']), names(answer['middleware'])];
  if (apps === undefined || middleware === undefined || typeof engine !== 'string')
    return { error: `Python ${failure ?? `ended with exit code ${String(exitCode)} and printed no result`}` };
  return {
    apps,
    middleware,
    engine,
    secure: answer['secure'] === true,
    csrfInSession: answer['csrfInSession'] === true,
    messagesInCookie: answer['messagesInCookie'] === true,
    secretFault: typeof secretFault === 'string' ? secretFault : undefined,
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}

function names(value: unknown): readonly (string | undefined)[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((one: unknown) => (typeof one === 'string' ? one : undefined));
}
