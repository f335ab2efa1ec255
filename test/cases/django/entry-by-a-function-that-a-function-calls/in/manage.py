#!/usr/bin/env python
import sys

import config.env


def main():
    config.env.start()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == '__main__':
    main()
