from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

from app.core.config import settings
from app.db import engine

app = FastAPI()
# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(SessionMiddleware, secret_key=settings.wristband_session_secret)
app.state.engine = engine
