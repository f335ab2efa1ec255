from fastapi import FastAPI

app = FastAPI()


@app.get("/songs")
def songs():
    return ["Wild Horses"]
