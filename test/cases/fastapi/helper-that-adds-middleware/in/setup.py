from fastapi.middleware.cors import CORSMiddleware


def add_middleware(app):
    app.add_middleware(CORSMiddleware, allow_origins=["*"])
