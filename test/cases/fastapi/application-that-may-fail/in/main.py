from fastapi import FastAPI

try:
    app = FastAPI()
except RuntimeError:
    raise
