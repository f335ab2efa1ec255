import os

from dotenv import load_dotenv
from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from tenant import TenantMiddleware

load_dotenv()

app = FastAPI(
    middleware=[
        Middleware(TenantMiddleware),
        Middleware(CORSMiddleware, allow_origins=["*"]),
        Middleware(GZipMiddleware),
    ],
)
