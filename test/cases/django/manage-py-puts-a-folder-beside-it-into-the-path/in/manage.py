#!/usr/bin/env python
import os
import sys
from pathlib import Path

BASE = Path(__file__).resolve().parent
sys.path.insert(0, os.path.join(BASE, 'django', 'apps'))
sys.path.insert(0, str(BASE / 'django'))


def main():
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'garden.settings.local')
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == '__main__':
    main()
