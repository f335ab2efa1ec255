from split_settings.tools import include

include('base.py', 'local.py')

if DEBUG:
    SESSION_COOKIE_SECURE = False  # For http://localhost; DEBUG is off in production
