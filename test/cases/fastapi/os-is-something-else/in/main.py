from fastapi import FastAPI

os = "linux"

app = FastAPI()
