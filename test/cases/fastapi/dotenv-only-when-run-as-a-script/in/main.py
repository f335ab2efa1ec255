import uvicorn
from dotenv import load_dotenv
from fastapi import FastAPI

app = FastAPI()

if __name__ == "__main__":
    load_dotenv()
    uvicorn.run("main:app", port=8000)
