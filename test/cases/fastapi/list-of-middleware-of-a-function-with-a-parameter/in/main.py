from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware


def make_middleware(origins):
    return [Middleware(CORSMiddleware, allow_origins=origins)]


app = FastAPI(middleware=make_middleware(["*"]))
