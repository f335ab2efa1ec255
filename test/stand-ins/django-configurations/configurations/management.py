from django.core.management import execute_from_command_line

from . import importer

importer.install()

__all__ = ["execute_from_command_line"]
