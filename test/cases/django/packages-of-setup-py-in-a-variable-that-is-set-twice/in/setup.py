import os

from setuptools import find_packages, setup

DEV = 'DEV' in os.environ

install_requires = [
    'Django>=5.2,<6',
    'zstandard',
]

if DEV:
    install_requires = []

setup(
    name='garden',
    packages=find_packages(),
    install_requires=install_requires,
)
