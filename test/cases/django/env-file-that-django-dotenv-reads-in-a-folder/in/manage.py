#!/usr/bin/env python
import os
import sys

from dotenv import read_dotenv

if __name__ == '__main__':
    read_dotenv(os.path.dirname(os.path.abspath(__file__)), silent=True)
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'garden.settings')

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
