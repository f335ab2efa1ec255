from dotenv import load_dotenv

load_dotenv()

from fastapi import FastAPI

from stack import add_stack

app = FastAPI()
add_stack(app)
