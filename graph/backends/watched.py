"""A request in, its open response out: urllib without redirects, with a password only where asked for it.

A socket's own timeout begins anew with every byte, so a server that sends drop by drop would never be given
up: at the deadline the connection is closed from here.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import IO, Any
from urllib.parse import urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from graph.backends.credentials import Credentials


class Deadline:
    """``seconds`` from now; when they are over, the connections opened within ``watching`` are closed."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds
        self.sockets: list[socket.socket] = []

    @property
    def left(self) -> float:
        """Seconds; not negative."""
        return max(0.0, self.end - time.monotonic())

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Closes what is still open at the end."""
        timer = threading.Timer(self.left, self._close)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _close(self) -> None:
        for connection in self.sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _NoRedirect(HTTPRedirectHandler):
    """A redirect stays the error that it is: it would drop the query, and could carry a password away."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> None:
        return None


class _Http(HTTPHandler):
    def http_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(_connection(http.client.HTTPConnection, req), req)


class _Https(HTTPSHandler):
    def https_open(self, req: Request) -> http.client.HTTPResponse:
        made = _connection(http.client.HTTPSConnection, req)
        return self.do_open(made, req, context=_trust())


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _connection(kind: type[http.client.HTTPConnection], request: Request) -> Any:
    """The class of connection, its socket known to the request's deadline."""
    deadline: Deadline = request.deadline  # type: ignore[attr-defined]  # set by ``Opener.open``

    class Watched(kind):  # type: ignore[valid-type, misc]
        def connect(self) -> None:
            super().connect()
            deadline.sockets.append(self.sock)

    return Watched


class _Digest(HTTPDigestAuthHandler):
    """Digest authentication."""

    def http_error_401(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage
    ) -> Any:
        fp.close()  # urllib leaves it open
        return super().http_error_401(req, fp, code, msg, headers)


class _Basic(HTTPBasicAuthHandler):
    """Basic authentication; once the host has asked for it, without being asked each time."""

    credentials: Credentials | None = None

    def http_request(self, req: Request) -> Request:
        if self.credentials and not req.has_header("Authorization"):
            known = f"{self.credentials.user}:{self.credentials.password}".encode()
            req.add_unredirected_header("Authorization", f"Basic {b64encode(known).decode()}")
        return req

    https_request = http_request

    def http_error_401(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage
    ) -> Any:
        fp.close()
        return super().http_error_401(req, fp, code, msg, headers)

    def retry_http_basic_auth(self, host: str, req: Request, realm: str) -> Any:
        self.credentials = Credentials(*self.passwd.find_user_password(realm, host))  # type: ignore[arg-type]
        return super().retry_http_basic_auth(host, req, realm)


class Opener:
    """For one host. The credentials go in a header to it alone, once it has asked for them."""

    def __init__(self, url: str, credentials: Credentials | None) -> None:
        self._director: OpenerDirector = build_opener(_NoRedirect, _Http, _Https)
        if credentials:
            parts = urlsplit(url)
            known = HTTPPasswordMgrWithDefaultRealm()
            known.add_password(
                None, f"{parts.scheme}://{parts.netloc}/", credentials.user, credentials.password
            )
            self._director.add_handler(_Digest(known))
            self._director.add_handler(_Basic(known))

    def open(self, request: Request, deadline: Deadline) -> http.client.HTTPResponse:
        """HTTPError for a status that is an error or a redirect; else as of ``urllib.request.urlopen``."""
        request.deadline = deadline  # type: ignore[attr-defined]
        response: http.client.HTTPResponse = self._director.open(request, timeout=max(deadline.left, 0.001))
        return response
