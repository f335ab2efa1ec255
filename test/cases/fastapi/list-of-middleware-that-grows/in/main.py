from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware

middleware = [Middleware(CORSMiddleware, allow_origins=["*"])]
middleware.append(Middleware(CORSMiddleware, allow_origins=["https://example.com"]))

app = FastAPI(middleware=middleware)
