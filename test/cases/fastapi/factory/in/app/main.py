from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from .routers import items


def create_app() -> FastAPI:
    application = FastAPI(title="Garden")
    application.include_router(items.router)

    # The front end
    application.add_middleware(CORSMiddleware, allow_origins=["*"])

    return application


app = create_app()
