from app.core.config import settings

engine = settings.database_url
