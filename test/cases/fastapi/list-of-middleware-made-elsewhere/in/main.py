from fastapi import FastAPI

from middleware import stack

app = FastAPI(middleware=stack)
