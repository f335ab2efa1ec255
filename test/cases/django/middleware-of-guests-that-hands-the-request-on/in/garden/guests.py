import uuid

from garden.plots import open_plot


class GuestSessionMiddleware:
    """Remembers guests by a cookie of its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        guest = request.COOKIES.get('guest') or str(uuid.uuid4())
        request.guest = guest
        open_plot(request)
        request.is_known = hasattr(request, 'user') and self.knows(request)
        response = self.get_response(request)
        response.set_cookie('guest', guest)
        return response

    def knows(self, request):
        return request.user.is_authenticated
