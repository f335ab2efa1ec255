from setuptools import find_packages, setup

setup(
    name='garden',
    packages=find_packages(),
    install_requires=[
        'Django>=5.2,<6',
        'wristband-django-auth>=1.0.0',
        'zstandard',
    ],
)
