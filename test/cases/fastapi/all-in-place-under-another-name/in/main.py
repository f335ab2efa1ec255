import os

from dotenv import load_dotenv
from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware as StarletteSession
from wristband.fastapi_auth import SessionMiddleware as WristbandSession

load_dotenv()

app = FastAPI()
app.add_middleware(StarletteSession, secret_key="not-for-wristband", session_cookie="oauth")
app.add_middleware(WristbandSession, secret_key=os.environ["WRISTBAND_SESSION_SECRET"])
