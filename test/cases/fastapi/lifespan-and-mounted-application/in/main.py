from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield


admin = FastAPI()
app = FastAPI(lifespan=lifespan)
app.mount("/admin", admin)
