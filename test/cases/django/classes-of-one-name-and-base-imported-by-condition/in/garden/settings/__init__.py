import os

if os.environ.get('GARDEN') == 'one':
    from garden.settings.one import Local
else:
    from garden.settings.two import Local
