from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware


def create_app() -> FastAPI:
    application = FastAPI(title="Garden")

    # The front end
    application.add_middleware(CORSMiddleware, allow_origins=["*"])

    return application
