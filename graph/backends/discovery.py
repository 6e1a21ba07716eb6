"""The address of an endpoint in, its services for queries and for changes out (``services.yml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit, urlunsplit

from pyoxigraph import QueryBoolean

from graph.backends.client import Client, check_address
from graph.backends.credentials import find_credentials, without_credentials
from graph.backends.service import Service, Unreached
from ontology.errors import DataError, SifaraError, StoreError
from ontology.files import read_yaml

_TABLE = files("graph.backends") / "services.yml"


@dataclass(frozen=True, slots=True)
class _Conventions:
    queries: tuple[str, ...]
    updates: dict[str, str]
    otherwise: str
    servers: dict[str, dict[str, str]]


def find_query_service(url: str, timeout: float) -> Client:
    """The one at this address or below it that answers.

    QueryError: it is no web address. StoreError: nothing there answers SPARQL.
    """
    check_address(url)
    failures = []
    for candidate in _query_addresses(url):
        client = Client(candidate, timeout)
        try:
            if isinstance(client.query("ASK {}"), QueryBoolean):
                return client
            raise StoreError(f"{client.url} answers ASK with no boolean; is it a SPARQL 1.1 endpoint?")
        except Unreached:
            raise
        except SifaraError as error:
            failures.append(str(error))
    tried = "" if len(failures) == 1 else f" (the last of {len(failures)} addresses tried)"
    raise StoreError(f"{failures[-1]}{tried}")


def find_update_service(client: Client, url: str, update_url: str | None) -> Service:
    """``url``: as it was given for the queries; ``update_url``: where somebody says so."""
    if update_url is not None:
        check_address(update_url)
    found = without_credentials(
        update_url or _update_address(client, known=find_credentials(url) is not None)
    )
    same_host = urlsplit(found).netloc == urlsplit(client.url).netloc
    asks = find_credentials(url) if same_host else find_credentials(update_url or found)
    return Service(found, client.timeout, asks)


def _query_addresses(url: str) -> list[str]:
    known = _conventions()
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    if last and last in (*known.queries, *known.updates):
        return [url]
    return [_below(url, name) for name in known.queries]


def _update_address(client: Client, known: bool) -> str:
    conventions = _conventions()
    for server, services in conventions.servers.items():
        if client.server.startswith(server):
            return _beside(client.url, services["known" if known else "anonymous"])
    last = urlsplit(client.url).path.rstrip("/").rpartition("/")[2]
    if last in conventions.updates:
        return _beside(client.url, conventions.updates[last])
    return _below(client.url, conventions.otherwise)


def _below(url: str, name: str) -> str:
    if not name:
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{name}"))


def _beside(url: str, name: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/').rpartition('/')[0]}/{name}"))


@cache
def _conventions() -> _Conventions:
    table = read_yaml(_TABLE)
    try:
        found = _Conventions(**{**table, "queries": tuple(table["queries"])})
        complete = all(set(services) == {"anonymous", "known"} for services in found.servers.values())
    except (LookupError, TypeError, AttributeError) as error:
        raise DataError(f"{_TABLE}: not as it should be ({error})") from error
    if not complete:
        raise DataError(f"{_TABLE}: a server needs 'anonymous' and 'known'")
    return found
