from fastapi import FastAPI

from app.db import engine

app = FastAPI()
app.state.engine = engine
