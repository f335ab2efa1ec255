import os

from dotenv import find_dotenv, load_dotenv


class Config:
    @property
    def title(self):
        load_dotenv(find_dotenv())
        return os.environ["SHOP_TITLE"]


config = Config()
