from fastapi import FastAPI

from app.core.config import settings


def create_app(settings: dict) -> FastAPI:
    app = FastAPI(title=settings["title"])
    return app


app = create_app({"title": settings.database_url})
