from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = CORSMiddleware(FastAPI(), allow_origins=["*"])
