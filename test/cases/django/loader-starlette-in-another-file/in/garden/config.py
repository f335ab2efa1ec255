from starlette.config import Config

config = Config('.env')
