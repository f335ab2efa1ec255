from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from app.core.config import settings

app = FastAPI(title="Garden")

if settings.DATABASE_URL:
    app.add_middleware(CORSMiddleware, allow_origins=["*"])
