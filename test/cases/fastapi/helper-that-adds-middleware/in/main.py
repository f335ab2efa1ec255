from fastapi import FastAPI

from setup import add_middleware

app = FastAPI()
add_middleware(app)
