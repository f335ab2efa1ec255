"""Values for variables that a project wants from its environment and that a checkout does not have."""

import os

SECRET_VARIABLE = 'WRISTBAND_SESSION_SECRET'

BY_PART = [
    ('DATABASE_URL', 'postgres://user:password@localhost:5432/name'),
    ('REDIS', 'redis://localhost:6379/0'),
    ('CACHE_URL', 'locmemcache://'),
    ('BROKER', 'redis://localhost:6379/0'),
    ('EMAIL_URL', 'consolemail://'),
    ('EMAIL_BACKEND', 'django.core.mail.backends.console.EmailBackend'),
    ('URL', 'https://example.com'),
    ('URI', 'https://example.com'),
    ('SECRET', 'a-plausible-value-0123456789-abcdefghijklmnop'),
    ('HOST', 'localhost'),
    ('EMAIL', 'somebody@example.com'),
    ('LOG_LEVEL', 'INFO'),
    ('LOGLEVEL', 'INFO'),
    ('ENGINE', 'django.db.backends.sqlite3'),
    ('TIME_ZONE', 'UTC'),
]


def plausible(name):
    """A value that also reads as a number and as true where the name says nothing; None for the session secret."""
    if name == SECRET_VARIABLE:
        return None
    return next((value for part, value in BY_PART if part in name.upper()), '1')


class PlausibleEnviron(os._Environ):
    """Like os.environ, but `environ[name]` is never missing; `in` and `setdefault` tell the truth.

    `get` without a default tells the truth too, but for names with the part `generous`, of a project that stops
    without them.
    """

    generous = None

    def __getitem__(self, name):
        try:
            return super().__getitem__(name)
        except KeyError:
            value = plausible(name)
            if value is None:
                raise
            return value

    def __contains__(self, name):
        try:
            super().__getitem__(name)
        except KeyError:
            return False
        return True

    def get(self, name, default=None):
        if name in self:
            return super().__getitem__(name)
        wanted = default in (None, '') and self.generous is not None and self.generous in name
        return plausible(name) if wanted else default

    def pop(self, name, *default):
        if name in self or not default:
            return super().pop(name, *default)
        return default[0]


def install(values, generous):
    real = os.environ
    keep = {real.encodekey(name): real.encodevalue(value) for name, value in values.items()}
    for name in list(real):
        del real[name]
    os.environ = PlausibleEnviron(keep, real.encodekey, real.decodekey, real.encodevalue, real.decodevalue)
    PlausibleEnviron.generous = generous
    for name, value in values.items():
        os.putenv(name, value)
