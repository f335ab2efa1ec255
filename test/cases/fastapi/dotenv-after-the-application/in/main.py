import os

from dotenv import load_dotenv
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
load_dotenv()
app.add_middleware(CORSMiddleware, allow_origins=[os.environ["ORIGIN"]])
