from config import get_settings
from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

app = FastAPI(title=get_settings().app_name)

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(
    SessionMiddleware, secret_key=get_settings().wristband_session_secret
)
