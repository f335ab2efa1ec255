#!/usr/bin/env python
import os
import sys


def main():
    if not os.getenv('DJANGO_SETTINGS_MODULE'):
        raise ValueError('DJANGO_SETTINGS_MODULE is not set')
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', os.getenv('DJANGO_SETTINGS_MODULE', 'Not set'))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == '__main__':
    main()
