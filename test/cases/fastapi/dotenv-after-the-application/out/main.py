import os

from dotenv import load_dotenv
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from wristband.fastapi_auth import SessionMiddleware

app = FastAPI()
load_dotenv()
# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"])
app.add_middleware(CORSMiddleware, allow_origins=[os.environ["ORIGIN"]])
