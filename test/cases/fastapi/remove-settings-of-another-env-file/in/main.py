from config import settings
from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=settings.wristband_session_secret)
