"""The places that a store can be in; what is tested with ``place`` or ``store`` is tested with each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store
from tests.servers import Server, oxigraph, virtuoso

PLACES = (
    "memory",
    "disk",
    pytest.param("oxigraph", marks=pytest.mark.server),
    pytest.param("virtuoso", marks=pytest.mark.server),
)
SERVERS = PLACES[2:]


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests, emptied before each."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests, emptied before each."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The one that the parameter names, empty; who may change it is in the environment."""
    found: Server = request.getfixturevalue(f"{request.param}_server")
    if found.user:
        monkeypatch.setenv("SIFARA_USER", found.user[0])
        monkeypatch.setenv("SIFARA_PASSWORD", found.user[1])
    found.empty()
    return found


@pytest.fixture
def place(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path | str | None:
    """What ``Store`` takes: nothing, a folder, an address."""
    if request.param == "memory":
        return None
    if request.param == "disk":
        return tmp_path / "new" / "store"
    found: Server = request.getfixturevalue(f"{request.param}_server")
    if found.user:
        monkeypatch.setenv("SIFARA_USER", found.user[0])
        monkeypatch.setenv("SIFARA_PASSWORD", found.user[1])
    found.empty()
    return found.url


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``place`` and ``store`` are each place in turn, ``server`` each server, unless the test says which."""
    for name, kinds in (("place", PLACES), ("server", SERVERS)):
        said = {mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")}
        if name in metafunc.fixturenames and name not in said:
            metafunc.parametrize(name, kinds, indirect=True)


@pytest.fixture
def store(place: Path | str | None) -> Iterator[Store]:
    """An empty one."""
    with Store(place) as opened:
        yield opened
