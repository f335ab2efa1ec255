from fastapi import FastAPI

for title in ("Orders", "Users"):
    app = FastAPI(title=title)
