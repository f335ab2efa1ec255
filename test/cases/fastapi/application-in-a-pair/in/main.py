from fastapi import FastAPI

app, title = FastAPI(), "Orders"
