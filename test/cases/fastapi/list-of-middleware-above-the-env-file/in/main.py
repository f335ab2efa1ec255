import os

from dotenv import load_dotenv
from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware

middleware = [Middleware(CORSMiddleware, allow_origins=["*"])]

load_dotenv()


def create_app() -> FastAPI:
    app = FastAPI(title=os.environ["TITLE"], middleware=middleware)
    return app
