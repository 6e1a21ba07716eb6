"""Addresses: made of ids alone, safe to put into an IRI."""

from __future__ import annotations

import pytest

from graph.addresses import Addresses, article_key, host
from ontology.errors import StoreError


@pytest.mark.parametrize("plain", ["1", "rt-2024.07_25", "A", "...x"])
def test_a_plain_id_is_the_key_itself(plain: str) -> None:
    assert article_key(plain) == plain


@pytest.mark.parametrize(
    "odd", ["", ".", "..", "https://example.org/1", "خبر", "a b", "a/b", "sha256:00", "\ud800"]
)
def test_any_other_id_is_hashed(odd: str) -> None:
    key = article_key(odd)
    assert len(key) == 16
    assert int(key, 16) >= 0


def test_different_ids_have_different_keys() -> None:
    assert article_key("https://example.org/1") != article_key("https://example.org/2")


@pytest.mark.parametrize(
    "base", ["https://example.org/id/", "http://localhost:8000/", "urn:x#", "https://مثال.org/"]
)
def test_a_base_is_an_absolute_iri_that_ends_in_a_slash_or_hash(base: str) -> None:
    assert Addresses(base).entity("state/RU") == f"{base}state/RU"


@pytest.mark.parametrize("base", ["", "id/", "https://example.org", "https://exa mple.org/", "https://x/<>/"])
def test_no_other_base_is_taken(base: str) -> None:
    with pytest.raises(StoreError, match="--base"):
        Addresses(base)


def test_a_path_is_what_follows_the_base() -> None:
    addresses = Addresses()
    assert addresses.path(addresses.entity("state/RU")) == "state/RU"
    with pytest.raises(ValueError, match="does not begin"):
        addresses.path("https://example.org/state/RU")


@pytest.mark.parametrize(
    ("url", "name"),
    [("https://www.example.org/a", "example.org"), ("http://[", None), ("nothing", None), (None, None)],
)
def test_the_host_of_a_web_address_tells_the_outlet(url: str | None, name: str | None) -> None:
    assert host(url) == name
