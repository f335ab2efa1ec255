"""Stands in for anything of a package that is not there. What it is called with shows in its repr."""


class Fake(int):
    """Also a number, 1: settings multiply and compare what they get."""

    def __new__(cls, name):
        fake = super().__new__(cls, 1)
        fake.__dict__['_name'] = name
        return fake

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return Fake(f'{self._name}.{name}')

    def __setattr__(self, name, value):
        self.__dict__[name] = value

    def __call__(self, *values, **named):
        parts = [repr(value) for value in values] + [f'{key}={value!r}' for key, value in named.items()]
        return Fake(f'{self._name}({", ".join(parts)})')

    def __mro_entries__(self, bases):
        return (FakeBase,)

    def __getitem__(self, key):
        return Fake(f'{self._name}[{key!r}]')

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __contains__(self, value):
        return False

    def __repr__(self):
        return f'<fake {self._name}>'

    __str__ = __repr__

    def __fspath__(self):
        return '/fake'

    def __hash__(self):
        return hash(self._name)

    def __eq__(self, other):
        return isinstance(other, Fake) and other._name == self._name

    def __lt__(self, other):
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False

    def __add__(self, other):
        return Fake(f'{self._name} + {other!r}')

    def __radd__(self, other):
        return other if isinstance(other, (list, tuple)) else Fake(f'{other!r} + {self._name}')

    def __or__(self, other):
        return Fake(f'{self._name} | {other!r}')

    __sub__ = __mul__ = __truediv__ = __mod__ = __and__ = __rsub__ = __rmul__ = __rtruediv__ = __ror__ = (
        __or__
    )


class FakeBase:
    """What a class of the project inherits from when the real base is faked."""

    def __init__(self, *values, **named):
        pass

    def __init_subclass__(cls, **named):
        pass
