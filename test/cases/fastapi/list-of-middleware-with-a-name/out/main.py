import os

from dotenv import load_dotenv
from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from wristband.fastapi_auth import SessionMiddleware

load_dotenv()

middleware = [
    Middleware(CORSMiddleware, allow_origins=["*"]),
    Middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"]),
    Middleware(GZipMiddleware),
]


def create_app() -> FastAPI:
    app = FastAPI(title="Orders", middleware=middleware)

    @app.get("/")
    def index():
        return {}

    return app


app = create_app()
