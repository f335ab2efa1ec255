from decouple import config
from fastapi import FastAPI

app = FastAPI(debug=config("DEBUG", cast=bool, default=False))
