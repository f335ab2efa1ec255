from garden.plugins import middleware_of

MIDDLEWARE = middleware_of('development')
