import os

from dotenv import load_dotenv


def load():
    load_dotenv()


SECRET_KEY = os.environ['SECRET_KEY']
