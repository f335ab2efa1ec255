from split_settings.tools import include

include('base.py', 'local.py')
