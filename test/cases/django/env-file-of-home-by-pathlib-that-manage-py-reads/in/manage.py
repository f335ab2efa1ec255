import os
import sys
from pathlib import Path

from dotenv import load_dotenv


def main():
    load_dotenv(Path.home() / '.config' / 'garden.env')
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'garden.settings')
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == '__main__':
    main()
