from plots.base import QuietSessionMiddleware
