from company.config import load


def make_settings(module):
    return load(module, files=['settings.yaml'])
