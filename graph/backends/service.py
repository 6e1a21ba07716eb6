"""A query or an update in, the body of the answer out: one service of an endpoint, by SPARQLWrapper.

https://www.w3.org/TR/sparql11-protocol/ by form POST (Virtuoso hangs on the other kind). Every request has a
deadline that counts until the last byte. What may be a passing fault (a connection cut off, a server that
says it is busy) is tried again within it; so an update must be one that may be sent twice.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError

from pyoxigraph import RdfFormat

from graph.backends.credentials import Credentials
from graph.backends.watched import Deadline, Opener
from ontology.errors import QueryError, SifaraError, StoreError

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

RESULTS = ("application/sparql-results+json", "application/json")
GRAPHS = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE}

_ASIDE = re.compile(r"<[^<>\s]*>|#[^\n]*")
_FORM = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_ECHO = re.compile(r"\n\s*SPARQL query:\n")  # where Virtuoso begins to repeat what it was sent
_DEADLOCK = "deadlock"  # Virtuoso, of two requests that want the same rows; one of them is given up
_TRIES = 4
_FIRST_PAUSE = 0.25  # seconds; doubled each time
_BUSY = frozenset({429, 502, 503, 504})
_CHUNK = 1 << 16
_MOST = 1 << 30  # bytes of an answer; what is longer is no answer to a question of ours


class Unreached(StoreError):
    """There is no answer, or not all of it: what was asked for may have been done or not."""


@dataclass(frozen=True, slots=True)
class Reply:
    """``kind``: the media type. ``headers``: names in small letters."""

    kind: str
    headers: Mapping[str, str]
    body: bytes


class _Refusal(Exception):
    """The service answered, with a status that is an error. ``said``: by the server, without an echo."""

    def __init__(self, error: HTTPError) -> None:
        super().__init__(error.code)
        self.code, self.reason, self.headers = error.code, error.reason, error.headers
        with closing(error):
            try:
                body = error.read(1 << 14).decode("utf-8", "replace")
            except (OSError, HTTPException, ValueError):  # closed already
                body = ""
        self.said = _ECHO.split(body)[0]


class Service:
    """``url``: without user and password. ``timeout``: seconds for a request with the whole of its answer."""

    def __init__(self, url: str, timeout: float, credentials: Credentials | None) -> None:
        self.url = url
        self.timeout = timeout
        self._credentials = credentials
        self._opener = Opener(url, credentials)

    def send(self, text: str, parameters: Mapping[str, str], *, update: bool = False) -> Reply:
        """``parameters``: of the protocol, beside the text, such as ``default-graph-uri``.

        QueryError: the service says that a query is wrong. StoreError: it can't be reached, does not answer
        in time, refuses, or answers with a part only.
        """
        wrapper = self._wrapper(text, parameters, update)
        deadline = Deadline(self.timeout)
        with deadline.watching():
            for again in range(_TRIES):
                try:
                    return self._ask(wrapper, deadline)
                except (OSError, HTTPException, ValueError, _Refusal) as error:
                    pause = _FIRST_PAUSE * 2**again
                    if again + 1 < _TRIES and _may_pass(error) and deadline.left > pause:
                        time.sleep(pause)
                        continue
                    raise self._explained(error, deadline, update) from None  # it may quote what was sent
        raise AssertionError("the last try returns or raises")

    def _wrapper(self, text: str, parameters: Mapping[str, str], update: bool) -> SPARQLWrapper:
        from SPARQLWrapper import POST, URLENCODED, SPARQLWrapper  # takes 60 ms

        wrapper = SPARQLWrapper(self.url)
        wrapper.setQuery(
            "INSERT DATA {}" if update else "ASK {}"
        )  # its parser is slow, and warns of mistakes
        wrapper.queryString = text
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(URLENCODED)
        wrapper.setOnlyConneg(True)  # no format=… parameters beside the Accept header
        for name, value in parameters.items():
            wrapper.addParameter(name, value)
        graph = not update and form_of(text) in ("CONSTRUCT", "DESCRIBE")
        wrapper.addCustomHttpHeader("Accept", ", ".join(GRAPHS) if graph else RESULTS[0])
        return wrapper

    def _ask(self, wrapper: SPARQLWrapper, deadline: Deadline) -> Reply:
        request = wrapper._createRequest()  # ``query()`` opens it with redirects, and with no end
        try:
            response = self._opener.open(request, deadline)
        except HTTPError as error:
            raise _Refusal(error) from None
        with response:
            body = self._read(response, deadline)
            headers = {name.lower(): value for name, value in response.headers.items()}
            if _DEADLOCK in (given_up := headers.get("x-sql-message", "")).lower():  # with status 200
                raise ConnectionAbortedError(f"the server gave it up half-way ({given_up})")
            return Reply((response.headers.get_content_type() or "").lower(), headers, body)

    def _read(self, response: HTTPResponse, deadline: Deadline) -> bytes:
        chunks, size = [], 0
        while chunk := response.read1(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > _MOST:
                raise StoreError(f"{self.url} answers with more than {_MOST >> 20} MB; ask for less")
        if deadline.left == 0:
            raise TimeoutError
        if response.length:  # ``read1`` takes a body that ends early for whole
            raise ConnectionResetError(f"the answer breaks off, {response.length} bytes before its end")
        return b"".join(chunks)

    def _explained(self, error: Exception, deadline: Deadline, update: bool) -> SifaraError:
        what = "the change" if update else "the query"
        if isinstance(error, _Refusal) and deadline.left > 0:
            return self._refused(error, what)
        reason = error.reason if isinstance(error, URLError) else error
        late = deadline.left == 0 or isinstance(reason, TimeoutError) or "timed out" in str(reason)
        if late and update:
            return Unreached(
                f"{self.url} did not answer within {self.timeout:g} s, and may have made the change; "
                "open the store again to see, or wait longer (SIFARA_TIMEOUT)"
            )
        if late:
            return Unreached(
                f"{self.url} did not answer within {self.timeout:g} s; "
                "ask for less (--limit, --since) or wait longer"
            )
        if isinstance(reason, ConnectionRefusedError):
            mend = "is the server running, and is the address right?"
            return Unreached(f"{self.url} refuses the connection; {mend}")
        mend = "check the address and the network"
        return Unreached(f"{self.url} cannot be reached: {self._plain(reason, 160)}; {mend}")

    def _refused(self, error: _Refusal, what: str) -> SifaraError:
        said = self._plain(error.said, 200) or "it does not say why"
        match error.code:
            case 301 | 302 | 303 | 307 | 308:
                where = self._plain(error.headers.get("Location") or "it does not say where", 160)
                return StoreError(
                    f"{self.url} has moved ({error.code}): {where}; give that address if it is right"
                )
            case 400 if what == "the query":
                return QueryError(f"not valid SPARQL, says {self.url}: {said}")
            case 401:
                mend = "set SIFARA_USER and SIFARA_PASSWORD, or make an entry in ~/.netrc"
                if self._credentials:
                    return StoreError(f"{self.url} does not accept this user and password (401); {mend}")
                return StoreError(f"{self.url} wants a password (401); {mend}")
            case 404 | 405:
                mend = "give the address of the query service, such as …/query"
                if what == "the change":
                    mend = "give the address that takes changes in SIFARA_UPDATE_URL, such as …/update"
                return StoreError(f"{self.url} is not there ({error.code}); {mend}")
            case 400 | 500:
                return StoreError(f"{self.url} failed: {said}")
        return StoreError(
            f"{self.url} refuses {what} ({error.code} {self._plain(error.reason, 120)}): {said}"
        )

    def _plain(self, words: object, length: int) -> str:
        """One line of bounded length, in which no password stands."""
        text = " ".join(str(words).split())
        if self._credentials:
            text = text.replace(self._credentials.password, "…")
        return text if len(text) <= length else text[: length - 1] + "…"


def form_of(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; QueryError when it is none of these."""
    if not (found := _FORM.search(_ASIDE.sub(" ", query))):
        raise QueryError("not valid SPARQL: it asks nothing; expected SELECT, ASK, CONSTRUCT or DESCRIBE")
    return found[0].upper()


def _may_pass(error: Exception) -> bool:
    """Whether the same request may well succeed a moment later."""
    if isinstance(error, _Refusal):
        return error.code in _BUSY or (error.code == 500 and _DEADLOCK in error.said.lower())
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ConnectionRefusedError | TimeoutError):
        return False
    return isinstance(reason, ConnectionError | HTTPException)
