import os

from dotenv import load_dotenv
from fastapi import FastAPI
from fastapi.middleware import Middleware
from wristband.fastapi_auth import SessionMiddleware

load_dotenv()

middleware = []
middleware.append(Middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"]))

app = FastAPI(middleware=middleware)
