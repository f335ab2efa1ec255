from config import settings
from fastapi import FastAPI

from mail import send

app = FastAPI(title=settings.title)
app.post("/mail")(send)
