from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware

cors = [Middleware(CORSMiddleware, allow_origins=["*"])]

app = FastAPI(middleware=cors + [])
