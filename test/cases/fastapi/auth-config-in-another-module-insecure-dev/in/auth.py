from wristband.fastapi_auth import AuthConfig

config = AuthConfig(client_id="a", client_secret="b")
