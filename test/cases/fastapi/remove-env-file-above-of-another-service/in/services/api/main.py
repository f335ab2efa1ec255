import os

from dotenv import load_dotenv
from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

load_dotenv()

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"])
