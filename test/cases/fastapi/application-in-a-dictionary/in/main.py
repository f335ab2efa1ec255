from fastapi import FastAPI

apps = {name: FastAPI(title=name) for name in ("orders", "users")}
app = apps["orders"]
