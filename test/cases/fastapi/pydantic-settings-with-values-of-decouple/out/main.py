from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

from api.settings import settings

app = FastAPI(title=settings.TITLE)

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(SessionMiddleware, secret_key=settings.WRISTBAND_SESSION_SECRET)
