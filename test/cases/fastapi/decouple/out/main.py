from decouple import config
from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

app = FastAPI(debug=config("DEBUG", cast=bool, default=False))

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(SessionMiddleware, secret_key=config("WRISTBAND_SESSION_SECRET"))
