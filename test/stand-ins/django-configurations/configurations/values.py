"""Values that come from the environment, by the name of the setting with the prefix DJANGO_."""

import os


class Value:
    required = False

    def __init__(self, default=None, environ_name=None, environ_prefix="DJANGO"):
        self.default = default
        self.environ_name = environ_name
        self.environ_prefix = environ_prefix

    def setup(self, name):
        name = self.environ_name or name
        variable = f"{self.environ_prefix}_{name}" if self.environ_prefix else name
        if variable in os.environ:
            return self.to_python(os.environ[variable])
        if self.required:
            raise ValueError(
                f"Value {name!r} is required to be set as the environment variable {variable!r}"
            )
        return self.default

    def to_python(self, value):
        return value


class BooleanValue(Value):
    def to_python(self, value):
        return value.lower() in ("yes", "y", "true", "1")


class ListValue(Value):
    def to_python(self, value):
        return [part.strip() for part in value.split(",") if part.strip()]


class SecretValue(Value):
    """Has no default, and may not be empty."""

    required = True

    def __init__(self, environ_name=None, environ_prefix="DJANGO"):
        super().__init__(None, environ_name, environ_prefix)

    def to_python(self, value):
        if not value:
            raise ValueError("Secret value is not set")
        return value
