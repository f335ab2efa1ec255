from environs import Env
from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

env = Env()
env.read_env()

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=env.str("WRISTBAND_SESSION_SECRET"))
