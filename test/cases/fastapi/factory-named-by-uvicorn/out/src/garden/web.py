import os

from dotenv import load_dotenv
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from wristband.fastapi_auth import SessionMiddleware

# Load .env if it exists; existing environment variables win
load_dotenv()


def create_app() -> FastAPI:
    application = FastAPI(title="Garden")

    # Wristband session: add middleware that reads it above, CORS below
    application.add_middleware(
        SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"]
    )

    # The front end
    application.add_middleware(CORSMiddleware, allow_origins=["*"])

    return application
