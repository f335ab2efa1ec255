#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line

HERE = os.path.dirname(os.path.abspath(__file__))

if __name__ == '__main__':
    module = 'garden.settings.%s' % os.environ.get('USER', 'nobody')
    if not os.path.isfile(os.path.join(HERE, *module.split('.')) + '.py'):
        module = 'garden.settings'
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', module)
    execute_from_command_line(sys.argv)
