from split_settings.tools import include, optional

include('parts/base.py', 'parts/apps.py', optional('local.py'))
