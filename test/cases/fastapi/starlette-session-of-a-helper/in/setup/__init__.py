from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware


def add_middlewares(app: FastAPI):
    app.add_middleware(SessionMiddleware, secret_key="not-for-wristband", max_age=3600)
    return app
