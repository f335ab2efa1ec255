from fastapi import FastAPI

from api.settings import settings

app = FastAPI(title=settings.TITLE)
