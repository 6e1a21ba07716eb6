"""SPARQL in over HTTP, the same answers as of the embedded store out: what speaks to an endpoint.

Results as https://www.w3.org/TR/sparql11-results-json/, graphs as N-Triples or Turtle.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse, parse_query_results

from graph.backends.backend import Answer
from graph.backends.credentials import find_credentials, without_credentials
from graph.backends.service import GRAPHS, RESULTS, Reply, Service
from ontology.errors import QueryError, StoreError


class Client:
    """``url``: of the query service, ``http(s)://[user:password@]host/…``.

    ``timeout``: seconds for a request with the whole of its answer. Who asks: ``find_credentials``.
    QueryError for an address that is none, and for such a timeout.
    """

    def __init__(self, url: str, timeout: float = 30) -> None:
        check_address(url)
        if not 0 < timeout <= 86_400:
            raise QueryError(f"the timeout is {timeout}; it must be more than 0 and at most 86400 seconds")
        self.url = without_credentials(url)
        self.timeout = timeout
        self.server = ""  # as it called itself in its last answer: "Oxigraph/0.5.13"
        self._service = Service(self.url, timeout, find_credentials(url))

    def query(self, sparql: str, /) -> Answer:
        """As of ``pyoxigraph.Store.query``; the whole answer is here when it returns.

        QueryError: the endpoint says that the query is wrong. StoreError: it cannot be reached, does not
        answer in time, refuses, answers with a part only or with something else than SPARQL results.
        """
        return self.ask(sparql, {})

    def ask(self, sparql: str, parameters: Mapping[str, str]) -> Answer:
        """The same with further parameters of the protocol, such as ``default-graph-uri``."""
        reply = self._service.send(sparql, parameters)
        self.server = reply.headers.get("server", "")
        if "x-sparql-maxrows" in reply.headers or "x-sql-state" in reply.headers:
            raise StoreError(
                f"{self.url} answers with a part only, since its settings bound rows or time; "
                "raise them (Virtuoso: ResultSetMaxRows, MaxQueryExecutionTime)"
            )
        return self._answer(reply)

    def _answer(self, reply: Reply) -> Answer:
        try:
            if reply.kind in GRAPHS:
                return [quad.triple for quad in parse(reply.body, format=GRAPHS[reply.kind])]
            if reply.kind in RESULTS:
                body = _standard(reply.body)
                answer = parse_query_results(body, format=QueryResultsFormat.JSON)
                if isinstance(answer, QuerySolutions):  # read to the end, so that what is broken shows here
                    for _ in answer:
                        pass
                return parse_query_results(body, format=QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            said = " ".join(str(error).split())[:120]
            raise StoreError(f"{self.url} answers with broken results ({said}); ask again") from error
        raise StoreError(
            f"{self.url} answers with {reply.kind or 'no content type'}, not with SPARQL results; "
            "give the address of its query service, such as …/query or …/sparql"
        )


def check_address(url: str) -> None:
    """QueryError when it is no web address."""
    example = "give one such as http://localhost:7878/query"
    shown = repr(url[:200]) if "@" not in url else "the address"  # a password may stand before the @
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise QueryError(f"{shown} is no web address; {example}") from None
    if parts.scheme not in ("http", "https") or not host or not url.isascii() or not url.isprintable():
        raise QueryError(f"{shown} is no web address; {example}")


def _standard(body: bytes) -> bytes:
    """Virtuoso answers ASK with a table of one number."""
    if b'"__ASK_RETVAL"' not in body[:200]:
        return body
    rows = json.loads(body)["results"]["bindings"]
    true = any(row["__ASK_RETVAL"]["value"] not in ("0", "false") for row in rows)
    return json.dumps({"head": {}, "boolean": true}).encode()
