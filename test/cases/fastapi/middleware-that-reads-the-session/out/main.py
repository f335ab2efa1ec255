import os

from dotenv import load_dotenv
from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from wristband.fastapi_auth import SessionMiddleware

from tenant import TenantMiddleware

# Load .env if it exists; existing environment variables win
load_dotenv()

app = FastAPI()

app.add_middleware(TenantMiddleware)


@app.middleware("http")
async def log_user(request: Request, call_next):
    print(request.state.session.get("user"))
    return await call_next(request)


# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"])

app.add_middleware(CORSMiddleware, allow_origins=["*"])
