from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from app.config import settings


def make_middleware() -> list[Middleware]:
    middleware = [
        Middleware(CORSMiddleware, allow_origins=["*"]),
        Middleware(GZipMiddleware),
    ]
    return middleware


def create_app() -> FastAPI:
    return_url = settings.home
    app_ = FastAPI(title="Hide", description=return_url, middleware=make_middleware())
    return app_


app = create_app()
