from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from app.core.config import settings

app = FastAPI(debug=settings.debug)

if settings.database_url:
    app.add_middleware(CORSMiddleware, allow_origins=["*"])
