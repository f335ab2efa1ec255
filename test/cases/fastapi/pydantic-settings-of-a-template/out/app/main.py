from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from wristband.fastapi_auth import SessionMiddleware

from app.core.config import settings

app = FastAPI(title="Garden")

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(
    SessionMiddleware,
    secret_key=settings.WRISTBAND_SESSION_SECRET,
    secure=settings.ENVIRONMENT != "local",
)

if settings.DATABASE_URL:
    app.add_middleware(CORSMiddleware, allow_origins=["*"])
