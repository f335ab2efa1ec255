import os
from pathlib import Path

from dotenv import load_dotenv

load_dotenv(Path(__file__).parent / ".env.local")

TITLE = os.getenv("TITLE", "Garden")
