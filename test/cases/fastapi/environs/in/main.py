from environs import Env
from fastapi import FastAPI

env = Env()
env.read_env()

app = FastAPI(debug=env.bool("DEBUG", False))
