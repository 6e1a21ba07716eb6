"""An endpoint that is dead, slow, broken or something else altogether: one line says which."""

from __future__ import annotations

import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions

from graph.backends.client import Client
from ontology.errors import QueryError, SifaraError, StoreError
from tests.graph.fake_endpoint import RESULTS, Reply, answering, body_of, serving

NAMES = json.dumps(
    {
        "head": {"vars": ["x"]},
        "results": {"bindings": [{"x": {"type": "uri", "value": "https://example.org/"}}]},
    }
)


def failure(reply: Reply, timeout: float = 5) -> SifaraError:
    with serving(reply) as url, pytest.raises(SifaraError) as error:
        Client(url, timeout).query("SELECT ?x { ?x ?p ?o }")
    assert "\n" not in str(error.value)
    assert url in str(error.value)
    return error.value


def test_solutions_come_as_from_the_embedded_store() -> None:
    with serving(answering(NAMES)) as url:
        answer = Client(url).query("SELECT ?x { ?x ?p ?o }")
        assert isinstance(answer, QuerySolutions)
        assert [str(solution["x"]) for solution in answer] == ["<https://example.org/>"]


def test_a_boolean_and_a_graph_come_too() -> None:
    with serving(answering('{"head": {}, "boolean": true}')) as url:
        answer = Client(url).query("ASK { ?x ?p ?o }")
        assert isinstance(answer, QueryBoolean)
        assert answer
    with serving(answering("<a:a> <a:b> <a:c> .", "text/turtle; charset=utf-8")) as url:
        answer = Client(url).query("CONSTRUCT WHERE { ?s ?p ?o }")
        assert isinstance(answer, list)
        assert [str(triple) for triple in answer] == ["<a:a> <a:b> <a:c>"]


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


ASKS = {"WWW-Authenticate": 'Basic realm="news"'}
DIGESTS = {"WWW-Authenticate": 'Digest realm="news", nonce="abc", qop="auth", algorithm=MD5'}


@pytest.fixture(autouse=True)
def _own_netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


def closed(challenge: dict[str, str], seen: list[str]) -> Reply:
    """Answers those who show credentials, and keeps what they show."""

    def reply(request: BaseHTTPRequestHandler) -> None:
        shown = request.headers["Authorization"] or ""
        seen.append(shown)
        if shown:
            answering(NAMES)(request)
        else:
            answering("who are you?", "text/plain", 401, **challenge)(request)

    return reply


def ask_twice(client: Client) -> None:
    for _ in range(2):
        client.query("SELECT ?x { ?x ?p ?o }")


def test_a_password_is_given_once_it_is_asked_for() -> None:
    seen: list[str] = []
    with serving(closed(ASKS, seen)) as url:
        ask_twice(Client(url.replace("127", "user:s%3Acret@127", 1)))
    assert seen == ["", "Basic dXNlcjpzOmNyZXQ=", "Basic dXNlcjpzOmNyZXQ="]


def test_a_digest_is_given_instead_where_that_is_asked_for() -> None:
    seen: list[str] = []
    with serving(closed(DIGESTS, seen)) as url:
        ask_twice(Client(url.replace("127", "user:secret@127", 1)))
    assert [shown[:22] for shown in seen] == ["", 'Digest username="user"'] * 2
    assert not any("secret" in shown for shown in seen)


def test_who_asks_may_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setenv("SIFARA_USER", "user")
    with serving(closed(ASKS, seen)) as url:
        with pytest.raises(StoreError, match="only one of SIFARA_USER and SIFARA_PASSWORD"):
            Client(url)
        monkeypatch.setenv("SIFARA_PASSWORD", "s:cret")
        Client(url).query("SELECT ?x { ?x ?p ?o }")
    assert seen[-1] == "Basic dXNlcjpzOmNyZXQ="


def test_who_asks_may_stand_in_a_netrc_under_that_very_host(tmp_path: Path) -> None:
    seen: list[str] = []
    entry = "machine {} login user password s:cret\n"
    with serving(closed(ASKS, seen)) as url:
        (tmp_path / "netrc").write_text(entry.format("other.example") + "default login x password y\n")
        with pytest.raises(StoreError, match="wants a password"):
            Client(url).query("ASK {}")
        (tmp_path / "netrc").write_text(entry.format("127.0.0.1"))
        Client(url).query("SELECT ?x { ?x ?p ?o }")
    assert seen[-1] == "Basic dXNlcjpzOmNyZXQ="


def test_a_broken_netrc_is_named_and_not_quoted(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login user passwort secret\n")
    with pytest.raises(StoreError, match="line 1, is not as a netrc file is") as error:
        Client("http://127.0.0.1:9/query")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("challenge", [ASKS, DIGESTS, {}, {"WWW-Authenticate": "Negotiate"}])
def test_a_password_comes_into_no_message(challenge: dict[str, str]) -> None:
    def reply(request: BaseHTTPRequestHandler) -> None:
        answering(f"not {request.headers} secret", "text/plain", 401, **challenge)(request)

    with serving(reply) as url, pytest.raises(StoreError) as error:
        Client(url.replace("127", "user:secret@127", 1)).query("ASK {}")
    assert "secret" not in str(error.value)
    assert "secret" not in repr(vars(Client(url.replace("127", "user:secret@127", 1))))
    assert error.value.__cause__ is None


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_told_and_not_followed(status: int) -> None:
    seen: list[str] = []
    with serving(closed(ASKS, seen)) as other:

        def reply(request: BaseHTTPRequestHandler) -> None:
            if request.headers["Authorization"]:
                answering("", "text/plain", status, Location=other)(request)
            else:
                answering("", "text/plain", 401, **ASKS)(request)

        with (
            serving(reply) as url,
            pytest.raises(StoreError, match=f"has moved .{status}.: {other}; give that"),
        ):
            Client(url.replace("127", "user:secret@127", 1)).query("ASK {}")
    assert seen == []


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_endpoint_is_asked_again(status: int) -> None:
    asked = []

    def reply(request: BaseHTTPRequestHandler) -> None:
        asked.append(request)
        (answering("", status=status) if len(asked) < 3 else answering(NAMES))(request)

    with serving(reply) as url:
        assert isinstance(Client(url).query("SELECT ?x { ?x ?p ?o }"), QuerySolutions)
    assert len(asked) == 3


def test_a_connection_cut_off_is_tried_again_but_not_for_ever() -> None:
    asked = []

    def reply(request: BaseHTTPRequestHandler) -> None:
        asked.append(request)
        request.connection.shutdown(socket.SHUT_RDWR)

    assert "cannot be reached" in str(failure(reply))
    assert len(asked) == 4


def test_a_deadlock_of_virtuoso_s_is_tried_again() -> None:
    asked = []

    def reply(request: BaseHTTPRequestHandler) -> None:
        asked.append(request)
        given_up = {"X-SQL-State": "00000", "X-SQL-Message": "SR172: Transaction deadlocked"}
        answering(NAMES, RESULTS, 200, **(given_up if len(asked) == 1 else {}))(request)

    with serving(reply) as url:
        assert isinstance(Client(url).query("SELECT ?x { ?x ?p ?o }"), QuerySolutions)
    assert len(asked) == 2


def test_what_is_wrong_once_is_not_asked_again() -> None:
    asked = []

    def reply(request: BaseHTTPRequestHandler) -> None:
        asked.append(request)
        answering("no", "text/plain", 400)(request)

    failure(reply)
    assert len(asked) == 1


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    def reply(request: BaseHTTPRequestHandler) -> None:
        body_of(request)
        request.send_response(200)
        request.send_header("Content-Type", "application/n-triples")
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"<a:a> <a:b> <a:c> .\n")

    with serving(reply) as url, pytest.raises(StoreError, match="breaks off, 980 bytes before its end"):
        Client(url).query("CONSTRUCT WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("header", ["X-SPARQL-MaxRows", "X-SQL-State"])
def test_an_answer_that_holds_a_part_only_is_none(header: str) -> None:
    assert "answers with a part only" in str(failure(answering(NAMES, RESULTS, 200, **{header: "1"})))


def test_virtuoso_s_answer_to_ask_is_a_boolean() -> None:
    row = '{"__ASK_RETVAL": {"type": "typed-literal", "value": "%s"}}'
    for rows, said in ((row % 1, True), (row % 0, False), ("", False)):
        body = f'{{"head": {{"vars": ["__ASK_RETVAL"]}}, "results": {{"bindings": [{rows}]}}}}'
        with serving(answering(body)) as url:
            answer = Client(url).query("ASK {}")
            assert isinstance(answer, QueryBoolean)
            assert bool(answer) is said


def test_nobody_listens() -> None:
    with socket.socket() as free_port:
        free_port.bind(("127.0.0.1", 0))  # taken, but nobody listens
        url = f"http://127.0.0.1:{free_port.getsockname()[1]}/query"
        with pytest.raises(StoreError, match="refuses the connection; is the server running"):
            Client(url).query("ASK {}")


def test_no_such_host() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        Client("http://nobody.invalid/query", 5).query("ASK {}")


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


def test_an_endpoint_whose_headers_come_drop_by_drop_is_given_up() -> None:
    def reply(request: BaseHTTPRequestHandler) -> None:
        for letter in b"HTTP/1.0 200 OK\r\n" + b"X-Slow: 1\r\n" * 20:
            request.wfile.write(bytes([letter]))
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
    assert ": line 1: expected WHERE" in str(error)


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
        Client(url)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), 1e9])
def test_a_timeout_is_always_set(timeout: float) -> None:
    with pytest.raises(QueryError, match="it must be more than 0"):
        Client("http://localhost/", timeout)
