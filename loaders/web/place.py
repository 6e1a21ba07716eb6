"""A URL in, where to connect for it out: looked up once, and only where strangers may be sent.

Names are resolved here and the connection goes to the very address that was checked, so that a second answer
of the name server («DNS rebinding») changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from ontology.errors import InputError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2000  # characters of a URL
_SAFE = "/%:@!$&'()*+,;=-._~?"


@dataclass(frozen=True, slots=True)
class Place:
    """``url``: without what follows ``#``, in ASCII. ``target``: path and query. ``ip``: where to connect."""

    url: str
    secure: bool
    host: str
    port: int
    target: str
    ip: str


def join(base: str, url: str) -> str:
    """A link as it stands on a page, whole; InputError for one that can't be taken apart."""
    try:
        return urljoin(base, url.strip())
    except ValueError as error:
        raise InputError(f"leads to {url[:100]!r}, which is no address ({error}); check the page") from error


def find_place(url: str, *, allow_private: bool) -> Place:
    """InputError (without the URL) for one that is not fetched, and for a host that isn't found."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError as error:
        raise InputError(f"is no address that can be fetched ({error}); write it as https://…") from error
    if parts.scheme not in _PORTS:
        raise InputError(f"begins with {parts.scheme or 'nothing'}:; only http and https are fetched")
    if not host or len(url) > _LONGEST:
        raise InputError("is no address that can be fetched; write it as https://…")
    if parts.username is not None or parts.password is not None:
        raise InputError("has a name or password in it; they are not sent, leave them out")
    name = _ascii(host)
    port = port or _PORTS[parts.scheme]
    target = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    shown = f"[{name}]" if ":" in name else name
    whole = f"{parts.scheme}://{shown}{'' if port == _PORTS[parts.scheme] else f':{port}'}{target}"
    return Place(whole, parts.scheme == "https", name, port, target, _resolve(name, port, allow_private))


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError(f"has {host!r} for a host, which is none") from error


def _resolve(host: str, port: int, allow_private: bool) -> str:
    """The first address of the host, if all of them are public."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(
            f"can't be fetched: the host {host} is not found ({error}); check its name"
        ) from error
    found = [str(answer[4][0]) for answer in answers]
    for ip in found:
        if not allow_private and not is_public(ip):
            raise InputError(
                f"leads to {host} at {ip}, an address inside a network; --allow-private lets it be fetched"
            )
    return found[0]


def is_public(ip: str) -> bool:
    """Whether this is an address of the open internet: not private, loopback, link-local, multicast …

    What is inside an address of IPv6 that stands for one of IPv4 counts too.
    """
    address = ipaddress.ip_address(ip.split("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(one is not None and not is_public(str(one)) for one in inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
