from fastapi import FastAPI
from wristband.fastapi_auth import SessionMiddleware

app = FastAPI()

# Wristband session: add middleware that reads it above, CORS below
app.add_middleware(
    SessionMiddleware, secret_key="case-secret-0123456789-abcdefghijklmnopqrstuv"
)


@app.get("/")
def read_root():
    return {"Hello": "World"}
