from django.contrib.sessions import middleware


class GardenSessionMiddleware(middleware.SessionMiddleware):
    pass
