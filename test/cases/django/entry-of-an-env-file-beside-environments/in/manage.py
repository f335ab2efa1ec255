#!/usr/bin/env python
import os
import sys

from config.env import BASE_DIR, env

env.read_env(BASE_DIR / '.env')


def main():
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', env('DJANGO_SETTINGS_MODULE'))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == '__main__':
    main()
