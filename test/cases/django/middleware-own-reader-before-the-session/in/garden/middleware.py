class BasketMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.session.get('basket'):
            response['X-Basket'] = '1'
        return response


def weather(get_response):
    def middleware(request):
        return get_response(request)

    return middleware
