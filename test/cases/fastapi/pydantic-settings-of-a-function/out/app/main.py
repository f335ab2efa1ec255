from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

from app.core.config import get_settings


def create_app() -> FastAPI:
    settings = get_settings()
    app = FastAPI(debug=settings.debug)
    # Wristband session: add middleware that reads it above, CORS below
    app.add_middleware(SessionMiddleware, secret_key=settings.wristband_session_secret)
    return app


app = create_app()
