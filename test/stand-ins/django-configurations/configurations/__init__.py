"""Stand-in for django-configurations: classes of settings, one of which becomes the settings module."""

from .base import Configuration

__all__ = ["Configuration"]
