from goodconf import GoodConf


class Config(GoodConf):
    SECRET_KEY: str
    model_config = {'file_env_var': 'GARDEN_CONFIG'}


config = Config()
