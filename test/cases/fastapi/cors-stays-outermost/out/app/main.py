import os

from dotenv import load_dotenv
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from wristband.fastapi_auth import SessionMiddleware

from app.routers import items

# Load .env if it exists; existing environment variables win
load_dotenv()

app = FastAPI(title="Garden")

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"])

app.add_middleware(
    CORSMiddleware,
    allow_origins=["http://localhost:3000"],
    allow_credentials=True,
)

app.include_router(items.router)
