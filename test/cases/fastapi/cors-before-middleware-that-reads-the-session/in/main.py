from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware

from tenant import TenantMiddleware

app = FastAPI()

app.add_middleware(CORSMiddleware, allow_origins=["*"])
app.add_middleware(TenantMiddleware)


@app.middleware("http")
async def log_user(request: Request, call_next):
    print(request.state.session.get("user"))
    return await call_next(request)
