from fastapi import FastAPI
from starlette.config import Config

config = Config(".env")

app = FastAPI(debug=config("DEBUG", cast=bool, default=False))
