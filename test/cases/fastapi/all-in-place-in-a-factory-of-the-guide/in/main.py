import os

from dotenv import load_dotenv
from fastapi import FastAPI

load_dotenv()


def create_app():
    from wristband.fastapi_auth import SessionMiddleware

    app = FastAPI()
    app.add_middleware(
        SessionMiddleware,
        secret_key=os.environ["WRISTBAND_SESSION_SECRET"],
        max_age=86400,
    )
    return app


app = create_app()
