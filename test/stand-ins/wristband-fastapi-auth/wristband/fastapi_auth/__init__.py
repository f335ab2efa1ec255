"""Stand-in for Wristband's FastAPI SDK: the session middleware, and the configuration that --insecure-dev sets."""

import base64
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from starlette.datastructures import MutableHeaders
from starlette.requests import Request

KEY_LENGTH = 32
NONCE_LENGTH = 12


class AuthConfig:
    def __init__(self, dangerously_disable_secure_cookies=False, **options):
        self.dangerously_disable_secure_cookies = dangerously_disable_secure_cookies


class SessionMiddleware:
    """`request.state.session` is a dict that is kept, encrypted, in a cookie. A bad secret stops the start."""

    def __init__(
        self,
        app,
        secret_key,
        session_cookie_name="session",
        session_cookie_domain=None,
        max_age=3600,
        path="/",
        same_site="Lax",
        secure=True,
        enable_csrf_protection=False,
        csrf_cookie_name="CSRF-TOKEN",
        csrf_cookie_domain=None,
    ):
        secrets = secret_key if isinstance(secret_key, list) else [secret_key]
        if not secrets or not all(isinstance(one, str) and len(one) >= KEY_LENGTH for one in secrets):
            raise ValueError(f"secret_key must have at least {KEY_LENGTH} characters")
        self.app = app
        self.ciphers = [AESGCM(one.encode()[:KEY_LENGTH]) for one in secrets]
        self.name = session_cookie_name
        self.attributes = f"Path={path}; Max-Age={max_age}; HttpOnly; SameSite={same_site}"
        if session_cookie_domain:
            self.attributes += f"; Domain={session_cookie_domain}"
        if secure:
            self.attributes += "; Secure"

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive) if scope["type"] == "http" else None
        cookie = request.cookies.get(self.name) if request else None
        session = self.open(cookie) if cookie else {}
        scope.setdefault("state", {})["session"] = session

        async def send_with_cookie(message):
            if message["type"] == "http.response.start" and session:
                headers = MutableHeaders(scope=message)
                headers.append("Set-Cookie", f"{self.name}={self.seal(session)}; {self.attributes}")
            await send(message)

        await self.app(scope, receive, send_with_cookie)

    def seal(self, data):
        nonce = os.urandom(NONCE_LENGTH)
        sealed = self.ciphers[0].encrypt(nonce, json.dumps(data).encode(), None)
        return base64.urlsafe_b64encode(nonce + sealed).decode()

    def open(self, text):
        """The data; empty when no secret opens it."""
        try:
            sealed = base64.urlsafe_b64decode(text)
        except ValueError:
            return {}
        for cipher in self.ciphers:
            try:
                return json.loads(cipher.decrypt(sealed[:NONCE_LENGTH], sealed[NONCE_LENGTH:], None))
            except (InvalidTag, ValueError):
                continue
        return {}
