from fastapi import FastAPI

app = FastAPI(); app.title = "Garden"
