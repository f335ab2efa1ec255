import os

from dotenv import load_dotenv
from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

load_dotenv()

DATABASE_URL = os.getenv("DATABASE_URL")

app = FastAPI()

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"])
