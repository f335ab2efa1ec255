import os

from fastapi import APIRouter

API_KEY = os.environ.get("API_KEY", "")

router = APIRouter()


@router.get("/items")
def read_items():
    return []
