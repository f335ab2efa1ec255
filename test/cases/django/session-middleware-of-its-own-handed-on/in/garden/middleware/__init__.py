from .domains import SessionMiddleware
