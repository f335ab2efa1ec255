from fastapi import FastAPI

from app.core.config import settings

app = FastAPI(debug=settings.debug)
