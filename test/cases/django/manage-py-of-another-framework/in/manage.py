import sys

from flask_script import Manager

Manager().run()
