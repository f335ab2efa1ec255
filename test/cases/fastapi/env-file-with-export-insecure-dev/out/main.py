import os

from dotenv import load_dotenv
from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

# Load .env if it exists; existing environment variables win
load_dotenv()

app = FastAPI()

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(
    SessionMiddleware,
    secret_key=os.environ["WRISTBAND_SESSION_SECRET"],
    secure=os.environ.get("WRISTBAND_INSECURE_COOKIES") != "true",
)


@app.get("/")
def read_root():
    return {"Hello": "World"}
