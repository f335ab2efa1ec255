import os

from wristband.fastapi_auth import SessionMiddleware


def add_stack(app):
    app.add_middleware(SessionMiddleware, secret_key=os.environ["WRISTBAND_SESSION_SECRET"])
