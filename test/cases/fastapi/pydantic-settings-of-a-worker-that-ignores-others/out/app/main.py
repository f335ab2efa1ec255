from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

from app.core.config import settings

app = FastAPI(debug=settings.debug)

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(SessionMiddleware, secret_key=settings.wristband_session_secret)
