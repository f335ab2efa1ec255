from .language import LocaleMiddleware
from .domains import CookieSession as SessionMiddleware
