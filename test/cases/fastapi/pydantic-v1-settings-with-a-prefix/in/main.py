from config import get_settings
from fastapi import FastAPI

app = FastAPI(title=get_settings().app_name)
