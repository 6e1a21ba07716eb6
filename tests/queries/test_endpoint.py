"""An endpoint that is dead, slow, broken or something else altogether: one line says which."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions

from ontology.errors import QueryError, SifaraError, StoreError
from queries.ask import ask
from queries.endpoint import Endpoint
from queries.free import free

Reply = Callable[[BaseHTTPRequestHandler], None]
RESULTS = "application/sparql-results+json"
NAMES = json.dumps(
    {
        "head": {"vars": ["x"]},
        "results": {"bindings": [{"x": {"type": "uri", "value": "https://example.org/"}}]},
    }
)


@contextmanager
def serving(reply: Reply) -> Iterator[str]:
    """The address of a server on the loopback that replies so to every POST."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            with suppress(OSError):  # whoever asked may have gone
                reply(self)

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


def answering(body: str | bytes, kind: str = RESULTS, status: int = 200) -> Reply:
    """A reply with this body."""
    content = body.encode() if isinstance(body, str) else body

    def reply(request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(int(request.headers["Content-Length"]))
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    return reply


def failure(reply: Reply, timeout: float = 5) -> SifaraError:
    with serving(reply) as url, pytest.raises(SifaraError) as error:
        Endpoint(url, timeout).query("SELECT ?x { ?x ?p ?o }")
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(url)
    return error.value


def test_solutions_come_as_from_the_embedded_store() -> None:
    with serving(answering(NAMES)) as url:
        answer = Endpoint(url).query("SELECT ?x { ?x ?p ?o }")
        assert isinstance(answer, QuerySolutions)
        assert [str(solution["x"]) for solution in answer] == ["<https://example.org/>"]


def test_a_boolean_and_a_graph_come_too() -> None:
    with serving(answering('{"head": {}, "boolean": true}')) as url:
        answer = Endpoint(url).query("ASK { ?x ?p ?o }")
        assert isinstance(answer, QueryBoolean)
        assert answer
    with serving(answering("<a:a> <a:b> <a:c> .", "text/turtle; charset=utf-8")) as url:
        assert free(Endpoint(url), "CONSTRUCT WHERE { ?s ?p ?o }") == "<a:a> <a:b> <a:c> .\n"


def test_a_query_goes_as_a_form_that_asks_for_json() -> None:
    seen: dict[str, str] = {}

    def reply(request: BaseHTTPRequestHandler) -> None:
        seen.update({name.lower(): value for name, value in request.headers.items()})
        seen["body"] = request.rfile.read(int(request.headers["Content-Length"])).decode()
        request.send_response(204)
        request.end_headers()

    failure(reply)
    assert seen["content-type"] == "application/x-www-form-urlencoded"
    assert seen["accept"] == RESULTS
    assert parse_qs(seen["body"]) == {"query": ["SELECT ?x { ?x ?p ?o }"]}
    assert "authorization" not in seen


def test_a_password_goes_in_a_header_and_into_no_message() -> None:
    seen: list[str] = []

    def reply(request: BaseHTTPRequestHandler) -> None:
        seen.append(request.headers["Authorization"])
        answering("no", "text/plain", 401)(request)

    with serving(reply) as url, pytest.raises(StoreError) as error:
        Endpoint(url.replace("127", "user:secret@127", 1)).query("ASK {}")
    assert seen == ["Basic dXNlcjpzZWNyZXQ="]
    assert "wants a password (401)" in str(error.value)
    assert "secret" not in str(error.value)


def test_nobody_listens() -> None:
    with socket.socket() as free_port:
        free_port.bind(("127.0.0.1", 0))  # taken, but nobody listens
        url = f"http://127.0.0.1:{free_port.getsockname()[1]}/query"
        with pytest.raises(StoreError, match="refuses the connection; is the server running"):
            Endpoint(url).query("ASK {}")


def test_no_such_host() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        Endpoint("http://nobody.invalid/query", 5).query("ASK {}")


def test_an_endpoint_that_does_not_answer_is_given_up() -> None:
    done = threading.Event()

    def reply(request: BaseHTTPRequestHandler) -> None:
        done.wait(5)

    start = time.monotonic()
    error = failure(reply, timeout=0.2)
    done.set()
    assert time.monotonic() - start < 4
    assert isinstance(error, StoreError)
    assert "did not answer within 0.2 s; ask for less" in str(error)


def test_an_endpoint_that_answers_drop_by_drop_is_given_up() -> None:
    def reply(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", RESULTS)
        request.end_headers()
        for _ in range(200):
            request.wfile.write(b" ")
            request.wfile.flush()
            time.sleep(0.02)

    start = time.monotonic()
    assert "did not answer within 0.3 s" in str(failure(reply, timeout=0.3))
    assert time.monotonic() - start < 3


def test_an_endpoint_that_hangs_up() -> None:
    assert "cannot be reached" in str(failure(lambda request: request.connection.shutdown(socket.SHUT_RDWR)))


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (
            answering("<html>", "text/html"),
            "answers with text/html, not with SPARQL results; give the address",
        ),
        (answering("", ""), "not with SPARQL results"),
        (answering('{"head": {"vars": ["x"]}, "results": {"bindi'), "answers with broken results"),
        (answering("[]"), "answers with broken results"),
        (answering('{"head": {"vars": ["x"]}}'), "answers with broken results"),
        (answering("\xff", "text/turtle"), "answers with broken results"),
        (answering("", status=404), "is not there (404); give the address of the query service"),
        (answering("", status=403), "refuses the query (403 Forbidden)"),
        (answering("out of memory\nat 3", status=500), "failed: out of memory at 3"),
        (answering("", status=503), "refuses the query (503 Service Unavailable)"),
        (answering("", status=500), "failed: it does not say why"),
        (answering("a" * 10_000, status=500), "failed: aaa"),
    ],
)
def test_what_is_no_answer_is_named(reply: Reply, message: str) -> None:
    error = failure(reply)
    assert isinstance(error, StoreError)
    assert message in str(error)
    assert len(str(error)) < 400


def test_a_query_that_the_endpoint_finds_wrong_is_an_error_of_the_query() -> None:
    error = failure(answering("line 1: expected\n  WHERE", "text/plain", 400))
    assert isinstance(error, QueryError)
    assert "does not understand the query: line 1: expected WHERE" in str(error)


def test_a_boolean_where_solutions_were_asked_for() -> None:
    with (
        serving(answering('{"head": {}, "boolean": true}')) as url,
        pytest.raises(QueryError, match="no solutions"),
    ):
        ask(Endpoint(url), "meetings", {})


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:7878",
        "file:///etc/passwd",
        "http://",
        "http://a:b/",
        "http://[",
        "ftp://x/",
        "http://x/\n",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(QueryError, match="give one such as http://localhost:7878/query"):
        Endpoint(url)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), 1e9])
def test_a_timeout_is_always_set(timeout: float) -> None:
    with pytest.raises(QueryError, match="it must be more than 0"):
        Endpoint("http://localhost/", timeout)


def test_a_mistake_in_free_sparql_is_found_before_anything_is_sent() -> None:
    with pytest.raises(QueryError, match="not valid SPARQL, line 1"):
        free(Endpoint("http://127.0.0.1:9/"), "SELECT ?x { ?x ?p }")
