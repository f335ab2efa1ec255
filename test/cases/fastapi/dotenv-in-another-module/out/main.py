import os

from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

import config

app = FastAPI(title=config.TITLE)

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"])
