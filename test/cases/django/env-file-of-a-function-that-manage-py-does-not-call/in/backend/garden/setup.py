import os

from dotenv import load_dotenv


def setup_env():
    path = os.path.join(os.path.dirname(__file__), os.pardir, os.pardir, '.env')
    load_dotenv(path)


def check():
    pass
