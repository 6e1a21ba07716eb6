"""An address in, who may use it out: from the address itself, the environment, or a netrc file.

A password is kept apart from the address from here on, so that no message can show it.
"""

from __future__ import annotations

import netrc
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from ontology.errors import StoreError


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user's name and password; the password is not shown when this is printed."""

    user: str
    password: str = field(repr=False)


def without_credentials(url: str) -> str:
    """The address as it may be shown and sent."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def find_credentials(url: str) -> Credentials | None:
    """Who asks; None: nobody in particular.

    Of the address (``https://user:password@host/``), else ``SIFARA_USER`` and ``SIFARA_PASSWORD``, else the
    entry for this very host in the file that ``NETRC`` names (``~/.netrc``).
    StoreError: a user without a password, a netrc that can't be read.
    """
    parts = urlsplit(url)
    if parts.username is not None:
        if not parts.password:
            raise StoreError(
                f"{without_credentials(url)} is given with a user and no password; "
                "set SIFARA_USER and SIFARA_PASSWORD, or make an entry in ~/.netrc"
            )
        return Credentials(unquote(parts.username), unquote(parts.password))
    user, password = os.environ.get("SIFARA_USER"), os.environ.get("SIFARA_PASSWORD")
    if user or password:
        if not (user and password):
            raise StoreError("only one of SIFARA_USER and SIFARA_PASSWORD is set; set both or none")
        return Credentials(user, password)
    return _from_netrc(parts.hostname or "")


def _from_netrc(host: str) -> Credentials | None:
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        hosts = netrc.netrc(str(path)).hosts
    except netrc.NetrcParseError as error:  # its own words could quote the line
        raise StoreError(f"{path}, line {error.lineno}, is not as a netrc file is; mend it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path} can't be read ({type(error).__name__}); mend it or take it away") from None
    found = hosts.get(host)  # no "default" entry: what is meant for any host is not for this one
    return Credentials(found[0], found[2]) if found and found[0] and found[2] else None
