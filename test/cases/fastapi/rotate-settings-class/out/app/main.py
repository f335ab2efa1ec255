from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from wristband.fastapi_auth import SessionMiddleware

from app.core.config import settings

app = FastAPI(debug=settings.debug)

app.add_middleware(
    SessionMiddleware,
    secret_key=[
        settings.wristband_session_secret,
        *filter(None, settings.wristband_session_secret_previous.split(",")),
    ],
)

if settings.database_url:
    app.add_middleware(CORSMiddleware, allow_origins=["*"])
