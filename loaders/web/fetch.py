"""A URL in, what its server sends out: within a size, a time and a number of redirections.

HTTP by the standard library: a kept library would connect by name, and here the connection goes to the
address that was checked (``loaders.web.place``). No cookies, no credentials, no proxies.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from loaders.web.place import Place, find_place, join
from ontology.errors import InputError

_HOPS = 5
_REDIRECTIONS = {301, 302, 303, 307, 308}
_PIECE = 64 * 1024  # bytes that are read at once
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/*;q=0.8, */*;q=0.1"
)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask by whether something has changed: ``ETag`` and ``Last-Modified``."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """``url``: after redirections. ``kind``: the media type in lower case, "" when none is said.

    ``charset``: as the server says. ``data`` is None when nothing has changed (304).
    """

    url: str
    kind: str
    charset: str | None
    data: bytes | None
    validators: Validators


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds``: for all of one fetch, redirections too. ``bytes``: of a body, unpacked.

    ``pause``: seconds between two requests to a host.
    """

    seconds: float = 30.0
    bytes: int = 5_000_000
    pause: float = 1.0


class Fetcher:
    """``agent``: what servers are told of who asks. ``allow_private``: fetch also inside a network."""

    def __init__(
        self,
        agent: str,
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.agent = agent
        self._allow_private = allow_private
        self._limits = limits or Limits()
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._context: ssl.SSLContext | None = None

    def get(self, url: str, known: Validators | None = None, *, pause: float = 0.0) -> Fetched:
        """InputError (without the URL) that says what is wrong; nothing else is raised.

        ``known``: what came with it last time. ``pause``: seconds between requests, if the host wants more.
        """
        until = time.monotonic() + self._limits.seconds
        for _ in range(_HOPS + 1):
            place = find_place(url, allow_private=self._allow_private)
            until += self._wait(place.host, max(pause, self._limits.pause))
            found = self._ask(place, known, until)
            if isinstance(found, Fetched):
                return found
            url = join(place.url, found)
        raise InputError(f"leads on more than {_HOPS} times; give the address where it ends")

    def _wait(self, host: str, pause: float) -> float:
        """The seconds that it took."""
        before = time.monotonic()
        left = self._last.get(host, before - pause) + pause - before
        if left > 0:
            self._sleep(left)
        self._last[host] = time.monotonic()
        return self._last[host] - before

    def _ask(self, place: Place, known: Validators | None, until: float) -> Fetched | str:
        """What the server sends, or where it leads."""
        left = max(0.1, until - time.monotonic())
        connection = _Connection(place, left, self._secure(place))
        # A server may send a byte at a time, its head too: only a clock of our own ends that.
        clock = threading.Timer(left, connection.cut)
        clock.daemon = True
        clock.start()
        try:
            connection.request("GET", place.target, headers=self._headers(known))
            with connection.getresponse() as answer:
                if answer.status in _REDIRECTIONS:
                    return answer.headers.get("Location") or ""
                found = self._taken(place, answer, known)
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            if connection.late or isinstance(error, TimeoutError):
                raise self._late() from error
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            raise InputError(f"can't be fetched from {place.host} ({reason}); try again later") from error
        finally:
            clock.cancel()
            connection.end()
        if connection.late:  # what came until then may look whole
            raise self._late()
        return found

    def _late(self) -> InputError:
        return InputError(f"took longer than {self._limits.seconds:g} seconds; try again later")

    def _headers(self, known: Validators | None) -> dict[str, str]:
        headers = {
            "User-Agent": self.agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.modified:
            headers["If-Modified-Since"] = known.modified
        return headers

    def _taken(self, place: Place, answer: http.client.HTTPResponse, known: Validators | None) -> Fetched:
        headers = answer.headers
        found = Validators(headers.get("ETag"), headers.get("Last-Modified"))
        kind = (headers.get("Content-Type") or "").split(";")[0].strip().lower()
        if answer.status == 304 and known:
            return Fetched(place.url, kind, None, None, known)
        if answer.status != 200:
            raise InputError(_refusal(place, answer))
        data = self._body(answer)
        return Fetched(place.url, kind, headers.get_content_charset(), data, found)

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        largest = self._limits.bytes
        packing = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
        if packing not in ("identity", "gzip", "x-gzip"):
            raise InputError(
                f"is packed as {packing}, which was not asked for; save the page and name the file"
            )
        unpack = None if packing == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 16)
        body = bytearray()
        while piece := answer.read(_PIECE):
            if unpack is not None:
                # a bomb is not unpacked further than to see that it is one
                piece = unpack.decompress(piece, largest + 1 - len(body))
            body += piece
            if len(body) > largest:
                raise InputError(
                    f"is larger than {largest:,} bytes, too much for an article; save its text in a file"
                )
        if answer.length or (unpack is not None and not unpack.eof):
            raise InputError("breaks off in the middle; try again later")
        return bytes(body)

    def _secure(self, place: Place) -> ssl.SSLContext | None:
        if not place.secure:
            return None
        self._context = self._context or ssl.create_default_context()
        return self._context


def _refusal(place: Place, answer: http.client.HTTPResponse) -> str:
    said = f"{answer.status} {answer.reason}".strip()[:80]
    after = (answer.headers.get("Retry-After") or "").strip()
    when = f"; it asks to be tried again after {after[:40]}" if after else ""
    advice = {
        404: "; check the address",
        410: "; it is gone for good",
        401: "; save the page and name the file",
    }
    return f"is refused by {place.host} ({said}){when or advice.get(answer.status, '; try again later')}"


class _Connection(http.client.HTTPConnection):
    """To the address that was checked, under the name that was asked for."""

    def __init__(self, place: Place, timeout: float, context: ssl.SSLContext | None) -> None:
        super().__init__(place.host, place.port, timeout=timeout)
        self._place, self._secured = place, context
        self._socket: socket.socket | None = None  # the base class forgets its own when the head has come
        self.late = False
        if context is not None:
            self.default_port = 443  # so that "Host:" has no port where none is needed

    def connect(self) -> None:
        """To the pinned address."""
        self.sock = self._socket = socket.create_connection((self._place.ip, self._place.port), self.timeout)
        if self._secured is not None:
            self.sock = self._socket = self._secured.wrap_socket(
                self._socket, server_hostname=self._place.host
            )

    def cut(self) -> None:
        """From another thread: whatever waits for the server waits no longer."""
        self.late = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Also where the answer was not taken whole."""
        self.close()
        if self._socket is not None:
            self._socket.close()
