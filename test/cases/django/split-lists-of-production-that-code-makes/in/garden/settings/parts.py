import json


def middleware_of(environment):
    with open(f'{environment}.json') as file:
        return json.load(file)
