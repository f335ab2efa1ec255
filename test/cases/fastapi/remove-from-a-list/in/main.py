import os

from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware
from wristband.fastapi_auth import SessionMiddleware
from starlette.middleware.gzip import GZipMiddleware

app = FastAPI(
    middleware=[
        Middleware(CORSMiddleware, allow_origins=["*"]),
        Middleware(
            SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"]
        ),
        Middleware(GZipMiddleware),
    ],
)
