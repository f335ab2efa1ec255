import os
import sys
from pathlib import Path

from dotenv import load_dotenv


def main():
    env_file = '.env.local'
    if Path(env_file).is_file():
        load_dotenv(env_file, override=True)
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'garden.settings')
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == '__main__':
    main()
