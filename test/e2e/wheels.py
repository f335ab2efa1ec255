"""Builds small wheels, so that the real pip has something to install without a network: wheels.py <folder>"""

import sys
import zipfile
from pathlib import Path

#: A Django that only checks: it loads the settings, as the real one does, and refuses sessions where these ask for it.
MANAGEMENT = '''
import importlib
import os
import sys


def execute_from_command_line(argv):
    settings = importlib.import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    if hasattr(settings, "SESSION_ENGINE") and hasattr(settings, "NO_SESSIONS"):
        sys.exit("SystemCheckError: System check identified some issues:\\n\\nERRORS:\\n?: (shop.E001) no sessions here\\n")
    print("System check identified no issues (0 silenced).")


class ManagementUtility:
    def execute(self):
        execute_from_command_line(sys.argv)
'''

#: The settings of the module that the environment names, over the defaults that matter here.
CONF = '''
import importlib
import os


class Settings:
    SESSION_ENGINE = "django.contrib.sessions.backends.db"
    SESSION_COOKIE_SECURE = False
    CSRF_USE_SESSIONS = False

    def __getattr__(self, name):
        return getattr(importlib.import_module(os.environ["DJANGO_SETTINGS_MODULE"]), name)

    def __getattribute__(self, name):
        if name.isupper():
            module = importlib.import_module(os.environ["DJANGO_SETTINGS_MODULE"])
            if hasattr(module, name):
                return getattr(module, name)
        return object.__getattribute__(self, name)


settings = Settings()
'''

#: The rule that matters: what is set already stays as it is.
LOAD_DOTENV = '''
import os


def load_dotenv(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name, _, value = line.strip().partition("=")
            os.environ.setdefault(name, value)
'''

WHEELS = {
    ("Django", "5.2.6"): {
        "django/__init__.py": "",
        "django/conf/__init__.py": CONF,
        "django/core/management/__init__.py": MANAGEMENT,
    },
    ("gunicorn", "23.0.0"): {"gunicorn/__init__.py": ""},
    ("python-dotenv", "1.1.0"): {"dotenv/__init__.py": LOAD_DOTENV},
    ("wristband-django-auth", "1.1.0"): {"wristband/django_auth/__init__.py": ""},
}


def build(folder, name, version, files):
    """https://packaging.python.org/en/latest/specifications/binary-distribution-format/"""
    stem = f"{name.lower().replace('-', '_')}-{version}"
    info = f"{stem}.dist-info"
    metadata = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: wheels\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    contents = {**files, **metadata}
    contents[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*contents, f"{info}/RECORD"])
    with zipfile.ZipFile(Path(folder) / f"{stem}-py3-none-any.whl", "w") as wheel:
        for path, text in contents.items():
            wheel.writestr(path, text)


for (name, version), files in WHEELS.items():
    build(sys.argv[1], name, version, files)
