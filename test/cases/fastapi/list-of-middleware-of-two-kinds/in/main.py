import os

from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware

if os.getenv("ENV") == "production":
    middleware = []
else:
    middleware = [Middleware(CORSMiddleware, allow_origins=["*"])]

app = FastAPI(middleware=middleware)
