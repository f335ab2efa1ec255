from fastapi import FastAPI
from starlette.config import Config
from wristband.fastapi_auth import SessionMiddleware

config = Config(".env")

app = FastAPI(debug=config("DEBUG", cast=bool, default=False))

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(SessionMiddleware, secret_key=config("WRISTBAND_SESSION_SECRET"))
