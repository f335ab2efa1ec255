from decouple import AutoConfig

config = AutoConfig(search_path='/etc/garden')
