from django.http import JsonResponse

from .conf import api_settings


def about(request):
    return JsonResponse({'api': api_settings.api_url})
