import os
import sys

if __name__ == "__main__":
    stage = os.environ.get("SERVER_ENV")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "garden.settings.{}".format(stage))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
