from fastapi import FastAPI

from setup import add_middlewares

app = FastAPI()
add_middlewares(app)
