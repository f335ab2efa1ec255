from environs import Env
from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

env = Env()
env.read_env()

app = FastAPI(debug=env.bool("DEBUG", False))

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(
    SessionMiddleware,
    secret_key=env.str("WRISTBAND_SESSION_SECRET"),
    secure=not env.bool("WRISTBAND_INSECURE_COOKIES", False),
)
