#!/usr/bin/env python
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def find_settings():
    found = [path.parent.name for path in ROOT.glob('*/settings.py')]
    return f'{found[0]}.settings'


if __name__ == '__main__':
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', find_settings())
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
