"""What is fetched is small, quick and from the open internet, whatever a server says."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator

import pytest

from loaders.web.fetch import Fetcher, Limits, Validators
from loaders.web.place import find_place, is_public
from ontology.errors import InputError
from tests.loaders.serving import Server, ok, serving, status

SLEPT: list[float] = []


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture
def fetcher() -> Fetcher:
    return patient()


def patient(seconds: float = 20.0, size: int = 200_000) -> Fetcher:
    SLEPT.clear()
    return Fetcher("sifara/test", allow_private=True, limits=Limits(seconds, size), sleep=SLEPT.append)


def refused(fetcher: Fetcher, url: str, says: str, known: Validators | None = None) -> None:
    with pytest.raises(InputError, match=says) as error:
        fetcher.get(url, known)
    assert "\n" not in str(error.value)
    assert ";" in str(error.value)  # what to do about it


def test_a_page_comes_with_its_type_charset_and_validators(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = ok("خبر", "Text/HTML; charset=UTF-8", 'ETag: "v1"', "Last-Modified: yesterday")
    found = fetcher.get(server.url("/a"))
    assert (found.kind, found.charset, found.data) == ("text/html", "utf-8", "خبر".encode())
    assert found.validators == Validators('"v1"', "yesterday")
    [(_, headers)] = server.asked
    assert headers["user-agent"] == "sifara/test"
    assert headers["host"] == f"127.0.0.1:{server.port}"
    assert "cookie" not in headers


def test_a_path_in_arabic_and_a_fragment_are_sent_as_they_should_be(server: Server, fetcher: Fetcher) -> None:
    server.answers["/%D8%AE%D8%A8%D8%B1?q=%D8%B3%20x&r=1"] = ok("خبر")
    assert fetcher.get(server.url("/خبر?q=س x&r=1#top")).data == "خبر".encode()
    server.answers["/a%20b"] = ok("b")
    assert fetcher.get(server.url("/a%20b")).data == b"b"


def test_a_packed_body_is_unpacked(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = ok(gzip.compress("خبر".encode() * 100), "text/html", "Content-Encoding: gzip")
    assert fetcher.get(server.url("/a")).data == "خبر".encode() * 100


def test_what_has_not_changed_is_not_sent_again(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = status("304 Not Modified")
    known = Validators('"v1"', "yesterday")
    found = fetcher.get(server.url("/a"), known)
    assert (found.data, found.validators) == (None, known)
    [(_, headers)] = server.asked
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"v1"', "yesterday")


def test_a_redirection_is_followed_and_the_last_address_told(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = status("301 Moved", "Location: b/c")
    server.answers["/b/c"] = status("307 Moved", f"Location: {server.url('/d')}")
    server.answers["/d"] = ok("خبر")
    assert fetcher.get(server.url("/a")).url == server.url("/d")


def test_one_host_is_asked_once_a_second(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = ok("خبر")
    for _ in range(3):
        fetcher.get(server.url("/a"))
    assert len(SLEPT) == 2
    assert all(0.5 < pause <= 1 for pause in SLEPT)
    fetcher.get(server.url("/a"), pause=7)
    assert 6 < SLEPT[-1] <= 7


# --- addresses


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.org/a", "begins with ftp:; only http and https"),
        ("file:///etc/passwd", "begins with file:; only http and https"),
        ("javascript:alert(1)", "begins with javascript:; only http and https"),
        ("https://", "is no address"),
        ("http://[", "is no address"),
        ("https://host:99999/", "is no address"),
        ("https://user:secret@example.org/", "has a name or password in it"),
        ("https://example.org/" + "a" * 3000, "is no address"),
        ("https://no.such.host.invalid/", "the host no.such.host.invalid is not found"),
        ("https://" + "a" * 70 + ".org/", "is not found|which is none"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(fetcher: Fetcher, url: str, says: str) -> None:
    refused(fetcher, url, says)


def test_a_password_is_not_repeated_in_the_message(fetcher: Fetcher) -> None:
    with pytest.raises(InputError) as error:
        fetcher.get("https://user:secret@example.org/")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",  # 127.0.0.1, as one number
        "0x7f.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "[fe80::1]",
        "[fd00::1]",
        "224.0.0.1",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ],
)
def test_addresses_inside_a_network_are_not_fetched(host: str) -> None:
    try:
        find_place(f"http://{host}:1/", allow_private=False)
    except InputError as error:
        assert "--allow-private" in str(error) or "is not found" in str(error)
    else:
        pytest.fail("it would be fetched")


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("198.18.0.1", False),
        ("255.255.255.255", False),
    ],
)
def test_public_is_what_anybody_may_reach(ip: str, public: bool) -> None:
    assert is_public(ip) == public


def test_a_redirection_inside_is_refused_also_from_outside(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/a"] = status("302 Found", "Location: http://169.254.169.254/latest/meta-data")
    monkeypatch.setattr("loaders.web.place.is_public", lambda ip: ip == "127.0.0.1")
    refused(
        Fetcher("sifara/test"), server.url("/a"), "leads to 169.254.169.254 at 169.254.169.254, an address"
    )
    assert server.targets == ["/a"]


def test_a_host_with_one_address_inside_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(InputError, match=r"leads to example\.org at 10\.0\.0\.1"):
        find_place("http://example.org/", allow_private=False)


def test_a_name_is_looked_up_once_and_that_answer_is_used(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    lookups: list[str] = []

    def rebinding(host: str, port: int, **_: object) -> list[object]:
        lookups.append(host)
        ip = "127.0.0.1" if len(lookups) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

    real = socket.getaddrinfo
    monkeypatch.setattr("loaders.web.place.socket.getaddrinfo", rebinding)
    monkeypatch.setattr(
        socket,
        "create_connection",
        lambda address, timeout: _connected(address, timeout, real),
    )
    server.answers["/a"] = ok("خبر")
    found = patient().get(f"http://news.example:{server.port}/a")
    assert found.data == "خبر".encode()
    assert lookups == ["news.example"]
    assert server.asked[0][1]["host"] == f"news.example:{server.port}"


def _connected(address: tuple[str, int], timeout: float, lookup: object) -> socket.socket:
    assert address[0] == "127.0.0.1"
    made = socket.socket()
    made.settimeout(timeout)
    made.connect(address)
    return made


# --- servers that are not kind


def test_a_body_without_end_is_cut(server: Server) -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            connection.sendall(b"a" * 65536)

    server.answers["/a"] = endless
    refused(patient(), server.url("/a"), "is larger than 200,000 bytes, too much")


def test_a_bomb_is_not_unpacked(server: Server, fetcher: Fetcher) -> None:
    bomb = gzip.compress(b"\0" * 300_000_000, compresslevel=1)
    server.answers["/a"] = ok(bomb[:190_000], "text/html", "Content-Encoding: gzip")
    refused(fetcher, server.url("/a"), "is larger than 200,000 bytes")


@pytest.mark.parametrize("packing", ["br", "deflate", "gzip, gzip"])
def test_a_packing_that_was_not_asked_for_is_refused(server: Server, fetcher: Fetcher, packing: str) -> None:
    server.answers["/a"] = ok(b"\x1b\x03", "text/html", f"Content-Encoding: {packing}")
    refused(fetcher, server.url("/a"), "which was not asked for")


def test_what_is_said_to_be_packed_and_is_not_is_refused(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = ok("خبر", "text/html", "Content-Encoding: gzip")
    refused(fetcher, server.url("/a"), "can't be fetched from 127.0.0.1")


def test_a_head_without_end_is_cut(server: Server, fetcher: Fetcher) -> None:
    def heady(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Large: ")
        for _ in range(160):
            connection.sendall(b"a" * 65536)

    server.answers["/a"] = heady
    refused(fetcher, server.url("/a"), "can't be fetched from 127.0.0.1")


def test_a_thousand_headers_are_too_many(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = ok("خبر", "text/html", *(f"X-{number}: a" for number in range(1000)))
    refused(fetcher, server.url("/a"), "can't be fetched from 127.0.0.1")


def dripping(first: bytes, seconds: float = 60.0) -> object:
    def drip(connection: socket.socket) -> None:
        connection.sendall(first)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            connection.sendall(b"a")
            time.sleep(0.05)

    return drip


@pytest.mark.parametrize(
    "first", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"]
)
def test_a_server_that_sends_byte_after_byte_is_not_waited_for(server: Server, first: bytes) -> None:
    server.answers["/a"] = dripping(first)  # type: ignore[assignment]
    refused(patient(seconds=0.4), server.url("/a"), "took longer than 0.4 seconds; try again later")


def test_a_server_that_says_nothing_is_not_waited_for(server: Server) -> None:
    server.answers["/a"] = lambda connection: time.sleep(2)
    refused(patient(seconds=0.3), server.url("/a"), "took longer than 0.3 seconds")


def test_a_circle_of_redirections_ends(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = status("302 Found", "Location: /a")
    refused(fetcher, server.url("/a"), "leads on more than 5 times")
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (status("404 Not Found"), r"is refused by 127.0.0.1 \(404 Not Found\); check the address"),
        (status("410 Gone"), "gone for good"),
        (status("503 Busy", "Retry-After: 120"), "it asks to be tried again after 120"),
        (status("403 Forbidden\x1b[31m"), "403 Forbidden"),
        (status("302 Found"), "leads on more than 5 times|begins with nothing"),
        (status("302 Found", "Location: file:///etc/passwd"), "begins with file:"),
        (status("302 Found", "Location: http://[oops"), "which is no address|is no address"),
        (b"", "can't be fetched"),
        (b"220 mail.example ESMTP\r\n\r\n", "can't be fetched"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf", "breaks off in the middle"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n", "can't be fetched"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "can't be fetched"),
        (ok(gzip.compress(b"a" * 5000)[:-20], "text/html", "Content-Encoding: gzip"), "breaks off"),
    ],
)
def test_each_fault_of_a_server_is_said_in_a_line(
    server: Server, fetcher: Fetcher, answer: bytes, says: str
) -> None:
    server.answers["/a"] = answer
    refused(fetcher, server.url("/a"), says)


def test_nobody_there_is_said(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    refused(fetcher, f"http://127.0.0.1:{port}/", "can't be fetched from 127.0.0.1")


def test_what_does_not_speak_tls_is_refused() -> None:
    with serving() as server:
        refused(
            patient(0.5), f"https://127.0.0.1:{server.port}/", "took longer|can't be fetched from 127.0.0.1"
        )
