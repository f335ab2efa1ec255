from decouple import config
from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=config("WRISTBAND_SESSION_SECRET"))
