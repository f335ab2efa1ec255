from decouple import config
from django.http import HttpResponse


def index(request):
    return HttpResponse(config("SHOP_TITLE"))
