import os

from dotenv import load_dotenv
from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

from app.core.config import settings

# Load .env if it exists; existing environment variables win
load_dotenv()


def create_app(settings: dict) -> FastAPI:
    app = FastAPI(title=settings["title"])
    # Wristband session: add middleware that reads it above, CORS below
    app.add_middleware(
        SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"]
    )
    return app


app = create_app({"title": settings.database_url})
