import os

from dotenv import load_dotenv
from fastapi import FastAPI

load_dotenv()

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"])


@app.middleware("http")
async def log_user(request, call_next):
    print(request.state.session)
    return await call_next(request)
