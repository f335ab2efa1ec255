"""Serves one of a project's gateways: python serve.py <port> <module of wsgi or asgi>"""

import asyncio
import importlib
import os
import sys
from wsgiref.simple_server import make_server


def through_wsgi(application):
    """One request at a time, from WSGI to an ASGI application and back."""

    def serve(environ, start_response):
        headers = [
            (name[5:].lower().replace("_", "-"), value)
            for name, value in environ.items()
            if name.startswith("HTTP_")
        ]
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "http",
            "method": environ["REQUEST_METHOD"],
            "path": environ["PATH_INFO"],
            "raw_path": environ["PATH_INFO"].encode(),
            "query_string": environ["QUERY_STRING"].encode(),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        }
        sent = []

        async def handle():
            requests = iter([{"type": "http.request", "body": b"", "more_body": False}])

            async def receive():
                for request in requests:
                    return request
                await asyncio.Event().wait()

            async def send(message):
                sent.append(message)

            await application(scope, receive, send)

        asyncio.run(handle())
        start = sent[0]
        start_response(
            f"{start['status']} -",
            [(name.decode(), value.decode("latin-1")) for name, value in start["headers"]],
        )
        return [message.get("body", b"") for message in sent[1:]]

    return serve


port, module = sys.argv[1:]
sys.path.insert(0, os.getcwd())
application = importlib.import_module(module).application
make_server(
    "127.0.0.1", int(port), application if module.endswith("wsgi") else through_wsgi(application)
).serve_forever()
