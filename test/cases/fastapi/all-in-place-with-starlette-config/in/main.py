from fastapi import FastAPI
from starlette.config import Config
from starlette.datastructures import Secret
from wristband.fastapi_auth import SessionMiddleware

config = Config(".env")

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=str(config("WRISTBAND_SESSION_SECRET", cast=Secret)))
