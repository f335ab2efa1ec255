import os

from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware


def make_middleware():
    if os.getenv("ENV") == "production":
        return []
    return [Middleware(CORSMiddleware, allow_origins=["*"])]


app = FastAPI(middleware=make_middleware())
