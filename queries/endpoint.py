"""A SPARQL 1.1 endpoint as a target: SPARQL in over HTTP, the same answers as of the embedded store out.

https://www.w3.org/TR/sparql11-protocol/ by form POST (Virtuoso hangs on the other kind), results as
https://www.w3.org/TR/sparql11-results-json/, graphs as N-Triples or Turtle.
"""

from __future__ import annotations

import ast
import time
from contextlib import closing
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from ontology.errors import QueryError, SifaraError, StoreError
from queries.target import Answer, one_line

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

_RESULTS = ("application/sparql-results+json", "application/json")
_GRAPHS = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE}
_CHUNK = 1 << 16


class Endpoint:
    """``url``: of the query service, ``http(s)://[user:password@]host/…``.

    ``timeout``: seconds for a request with the whole of its answer.
    """

    def __init__(self, url: str, timeout: float = 30) -> None:
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname, parts.port
        except ValueError as error:
            raise QueryError(
                f"{url[:200]!r} is no address ({error}); give one such as http://localhost:7878/query"
            ) from None
        if parts.scheme not in ("http", "https") or not host or not url.isascii() or not url.isprintable():
            raise QueryError(f"{url[:200]!r} is no web address; give one such as http://localhost:7878/query")
        if not 0 < timeout <= 86_400:
            raise QueryError(f"the timeout is {timeout}; it must be more than 0 and at most 86400 seconds")
        self.url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        self.timeout = timeout
        self._user, self._password = parts.username, parts.password

    def query(self, sparql: str, /) -> Answer:
        """As of ``pyoxigraph.Store.query``; the whole answer is here when it returns.

        QueryError: the endpoint says that the query is wrong. StoreError: it cannot be reached, does not
        answer in time, refuses, or answers with something else than SPARQL results.
        """
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException  # 60 ms that the store need not pay

        wrapper = self._wrapper(sparql)
        deadline = time.monotonic() + self.timeout
        try:
            with closing(wrapper.query().response) as response:
                kind = (response.headers.get_content_type() or "").lower()
                return self._answer(kind, self._read(response, deadline))
        except (OSError, HTTPException, SPARQLWrapperException, UnicodeError) as error:
            raise self._explained(error) from error

    def _wrapper(self, sparql: str) -> SPARQLWrapper:
        from SPARQLWrapper import CONSTRUCT, DESCRIBE, JSON, POST, TURTLE, URLENCODED, SPARQLWrapper

        wrapper = SPARQLWrapper(self.url)
        wrapper.setQuery(sparql)
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(URLENCODED)
        wrapper.setOnlyConneg(True)  # no format=… parameters beside the Accept header
        wrapper.timeout = self.timeout  # type: ignore[assignment]  # setTimeout cuts 0.5 down to 0, which is none
        graph = wrapper.queryType in (CONSTRUCT, DESCRIBE)
        wrapper.setReturnFormat(TURTLE if graph else JSON)
        wrapper.addCustomHttpHeader("Accept", ", ".join(_GRAPHS) if graph else _RESULTS[0])
        if self._user and self._password:
            wrapper.setCredentials(self._user, self._password)
        return wrapper

    def _read(self, response: HTTPResponse, deadline: float) -> bytes:
        """All of it, unless a server sends drop by drop until the deadline has passed."""
        chunks = []
        while chunk := response.read1(_CHUNK):
            chunks.append(chunk)
            if time.monotonic() > deadline:
                raise TimeoutError
        return b"".join(chunks)

    def _answer(self, kind: str, body: bytes) -> Answer:
        try:
            if kind in _GRAPHS:
                return [quad.triple for quad in parse(body, format=_GRAPHS[kind])]
            if kind in _RESULTS:
                answer = parse_query_results(body, format=QueryResultsFormat.JSON)
                if isinstance(answer, QuerySolutions):  # read to the end, so that what is broken shows here
                    for _ in answer:
                        pass
                return parse_query_results(body, format=QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                f"{self.url} answers with broken results ({one_line(error, 120)}); ask again"
            ) from error
        raise StoreError(
            f"{self.url} answers with {kind or 'no content type'}, not with SPARQL results; "
            "give the address of its query service, such as …/query or …/sparql"
        )

    def _explained(self, error: Exception) -> SifaraError:
        if isinstance(error.__context__, HTTPError):
            error.__context__.close()
        if isinstance(error, URLError) and not isinstance(error, HTTPError):
            return self._unreached(error.reason)
        if isinstance(error, OSError | HTTPException) and not isinstance(error, HTTPError):
            return self._unreached(error)
        return self._refused(error)

    def _refused(self, error: Exception) -> SifaraError:
        """The endpoint answered, with a status that is an error."""
        if isinstance(error, HTTPError):
            error.close()
            return StoreError(f"{self.url} refuses the query ({error.code} {one_line(error.reason, 120)})")
        match type(error).__name__:
            case "QueryBadFormed":
                return QueryError(f"{self.url} does not understand the query: {_said(error)}")
            case "EndPointNotFound":
                mend = "give the address of the query service, such as …/query"
                return StoreError(f"{self.url} is not there (404); {mend}")
            case "Unauthorized":
                mend = "give it in the address, http://user:password@host/…"
                return StoreError(f"{self.url} wants a password (401); {mend}")
        return StoreError(f"{self.url} failed: {_said(error)}")

    def _unreached(self, reason: object) -> SifaraError:
        """There is no answer, or not all of it."""
        if isinstance(reason, TimeoutError) or "timed out" in str(reason):
            mend = "ask for less (--limit, --since) or wait longer"
            return StoreError(f"{self.url} did not answer within {self.timeout:g} s; {mend}")
        if isinstance(reason, ConnectionRefusedError):
            mend = "is the server running, and is the address right?"
            return StoreError(f"{self.url} refuses the connection; {mend}")
        mend = "check the address and the network"
        return StoreError(f"{self.url} cannot be reached: {one_line(reason, 160)}; {mend}")


def _said(error: Exception) -> str:
    """What the server wrote, in one line; SPARQLWrapper quotes it as the repr of bytes."""
    quoted = str(error).partition("Response:\n")[2]
    try:
        body = ast.literal_eval(quoted)
    except (ValueError, SyntaxError):
        return "it does not say why"
    return one_line(body.decode("utf-8", "replace"), 200) or "it does not say why"
