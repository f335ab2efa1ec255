from setuptools import find_packages, setup

setup(
    name='garden',
    packages=find_packages(),
    install_requires=[
        'Django>=4.2.16,<6',
        'zstandard',
    ],
)
