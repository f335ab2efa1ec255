import os

from dotenv import load_dotenv
from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware
from wristband.fastapi_auth import SessionMiddleware as WristbandSessionMiddleware

# Load .env if it exists; existing environment variables win
load_dotenv()

app = FastAPI()
# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(
    WristbandSessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"]
)
app.add_middleware(
    SessionMiddleware,
    secret_key="not-for-wristband",
    session_cookie="starlette_session",
)
