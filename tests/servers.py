"""SPARQL servers on the loopback for the tests: each started with a throw-away database, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPDigestAuthHandler, HTTPPasswordMgrWithDefaultRealm, build_opener, urlopen

import pytest

_START = 60  # seconds that a server may take to start
_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
TransactionFile = virtuoso.trx
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 20
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
{sparql}
"""


@dataclass(frozen=True)
class Server:
    """``url``: as one gives it to ``--store``. ``user``: who may change it, where it asks."""

    url: str
    process: subprocess.Popen[bytes]
    user: tuple[str, str] | None = None

    def empty(self) -> None:
        """Takes out all that the tests put in."""
        if self.user is None:
            self.update("/update", "DROP ALL")
            return
        names = urlopen(
            f"{self.url}?" + urlencode({"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"}), timeout=30
        )
        with names:
            found = names.read().decode()
        for name in {word for word in found.replace("<", ">").split(">") if word.startswith("https://")}:
            self.update("-auth", f"DROP SILENT GRAPH <{name}>")

    def update(self, path: str, text: str) -> None:
        """Sends an update to the service at ``path`` below the address, without the code that is tested."""
        known = HTTPPasswordMgrWithDefaultRealm()
        if self.user:
            known.add_password(None, self.url.rpartition("/")[0], *self.user)
        opener = build_opener(HTTPDigestAuthHandler(known))
        with opener.open(f"{self.url}{path}", urlencode({"update": text}).encode(), timeout=60):
            pass


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Server]:
    """``oxigraph serve``; a test without it is skipped."""
    program = shutil.which("oxigraph", path=Path(sys.executable).parent) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("needs the server of the PyPI package oxigraph beside this Python")
    address = f"127.0.0.1:{free_ports(1)[0]}"
    command = [program, "serve", "--location", str(folder / "data"), "--bind", address, *options]
    with _running(command, folder, f"http://{address}/query?query=ASK%7B%7D") as process:
        yield Server(f"http://{address}", process)


@contextmanager
def virtuoso(folder: Path, sparql: str = "ResultSetMaxRows = 0") -> Iterator[Server]:
    """Debian's Virtuoso (package virtuoso-opensource-7-bin); a test without it is skipped.

    ``sparql``: its settings of that name.
    """
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("needs Virtuoso: apt-get install virtuoso-opensource-7-bin")
    sql, http = free_ports(2)
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=http, sparql=sparql))
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    url = f"http://127.0.0.1:{http}/sparql"
    with _running(command, folder, f"{url}?query=ASK%7B%7D") as process:
        yield Server(url, process, ("dba", "dba"))  # what a new database begins with; it is gone soon


@contextmanager
def _running(command: list[str], folder: Path, answers: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "TMPDIR": str(folder)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=environment)
        try:
            _await(process, answers, folder / "log")
            yield process
        finally:
            process.kill()  # nothing of the database is kept
            process.wait(30)


def _await(process: subprocess.Popen[bytes], answers: str, log: Path) -> None:
    end = time.monotonic() + _START
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(answers, timeout=5):
                return
        except HTTPError as error:
            error.close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"the server does not start: {log.read_text(errors='replace')[-500:]}")


def free_ports(number: int) -> list[int]:
    """Ports of the loopback that nobody listens on."""
    sockets = [socket.socket() for _ in range(number)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()
