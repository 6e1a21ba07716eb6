"""A server on a loopback port that says exactly what a test wants it to, however wrong that is."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = bytes | Callable[[socket.socket], None]


def ok(body: bytes | str, kind: str = "text/html; charset=utf-8", *more: str) -> bytes:
    """A whole answer; ``more``: header lines."""
    data = body.encode() if isinstance(body, str) else body
    head = ["HTTP/1.1 200 OK", f"Content-Type: {kind}", f"Content-Length: {len(data)}", *more]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + data


def status(line: str, *more: str) -> bytes:
    """An answer without a body, such as ``status("404 Not Found")``."""
    return "\r\n".join([f"HTTP/1.1 {line}", "Content-Length: 0", *more]).encode() + b"\r\n\r\n"


@dataclass
class Server:
    """``answers``: by target. ``asked``: the requests so far, as (target, headers in lower case)."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, target: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{target}"

    @property
    def targets(self) -> list[str]:
        return [target for target, _ in self.asked]


@contextmanager
def serving() -> Iterator[Server]:
    """Answers 404 to what it has no answer for."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(listening.getsockname()[1])
        threads: list[threading.Thread] = []

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                thread = threading.Thread(target=_answer, args=(server, connection), daemon=True)
                thread.start()
                threads.append(thread)

        accepting = threading.Thread(target=serve, daemon=True)
        accepting.start()
        yield server
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
    accepting.join(10)
    for thread in threads:
        thread.join(10)


def _answer(server: Server, connection: socket.socket) -> None:
    with connection, suppress(OSError):
        data = b""
        while b"\r\n\r\n" not in data and (piece := connection.recv(65536)):
            data += piece
        first, *lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        target = first.split(" ")[1] if first.count(" ") == 2 else first
        headers = dict(line.lower().split(": ", 1) for line in lines)
        server.asked.append((target, headers))
        answer = server.answers.get(target, status("404 Not Found"))
        if isinstance(answer, bytes):
            connection.sendall(answer)
        else:
            answer(connection)
