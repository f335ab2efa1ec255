import os

from dotenv import load_dotenv
from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from wristband.fastapi_auth import SessionMiddleware

from tenant import TenantMiddleware

load_dotenv()

app = FastAPI(
    middleware=[
        Middleware(
            SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"]
        ),
        Middleware(TenantMiddleware),
        Middleware(CORSMiddleware, allow_origins=["*"]),
        Middleware(GZipMiddleware),
    ],
)
