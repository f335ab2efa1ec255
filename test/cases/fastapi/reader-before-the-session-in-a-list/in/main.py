import os

from dotenv import load_dotenv
from fastapi import FastAPI
from fastapi.middleware import Middleware
from starlette.requests import Request
from wristband.fastapi_auth import SessionMiddleware

load_dotenv()


class LogUser:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        request = Request(scope)
        print(request.state.session)
        await self.app(scope, receive, send)


app = FastAPI(
    middleware=[
        Middleware(LogUser),
        Middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"]),
    ]
)
