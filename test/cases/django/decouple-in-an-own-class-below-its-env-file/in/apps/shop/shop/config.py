from decouple import config as read


class Config:
    def __init__(self):
        if not read("SHOP_TITLE", default=None):
            raise RuntimeError("SHOP_TITLE is missing")

    @property
    def title(self):
        return read("SHOP_TITLE")


config = Config()
