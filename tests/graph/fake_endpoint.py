"""Small servers on the loopback that play an endpoint, good or bad."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = Callable[[BaseHTTPRequestHandler], None]
RESULTS = "application/sparql-results+json"


@contextmanager
def serving(reply: Reply) -> Iterator[str]:
    """The address of a server that replies so to every GET and POST."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            with suppress(OSError):  # whoever asked may have gone
                reply(self)

        do_GET = do_POST  # noqa: N815  # as http.server wants it

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query"
    finally:
        server.shutdown()
        server.server_close()


def body_of(request: BaseHTTPRequestHandler) -> str:
    """What was sent."""
    return request.rfile.read(int(request.headers.get("Content-Length") or 0)).decode()


def answering(body: str | bytes, kind: str = RESULTS, status: int = 200, **headers: str) -> Reply:
    """A reply with this body; ``www_authenticate``: the header ``www-authenticate``."""
    content = body.encode() if isinstance(body, str) else body

    def reply(request: BaseHTTPRequestHandler) -> None:
        body_of(request)
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(content)

    return reply
