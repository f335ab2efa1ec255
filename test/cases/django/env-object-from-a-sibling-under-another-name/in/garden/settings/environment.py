from environs import Env

reader = Env()
reader.read_env('.envs/.local/.django')
