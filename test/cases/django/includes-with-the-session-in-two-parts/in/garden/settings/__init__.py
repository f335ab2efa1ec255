from split_settings.tools import include

include('parts/*.py')
