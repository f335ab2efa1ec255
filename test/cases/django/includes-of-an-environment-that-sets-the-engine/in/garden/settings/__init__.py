import os

from split_settings.tools import include

include('components/*.py', f"environments/{os.environ.get('GARDEN_ENV', 'development')}.py")
