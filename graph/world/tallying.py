"""Articles that go and come in, what changes of the entities and offices that they name out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from graph.world.build import denoted_quad
from graph.world.change import Change
from graph.world.entities import names_of, tally_quads
from graph.world.index import Index, read_tally, write_tally
from graph.world.records import Told
from graph.world.tally import KIND, Tally, count_facts

Meaning = tuple[Told, dict[str, str]]  # an article, and reference → path of the entity it is


class Tallying:
    """What is said of entities and offices before the change and after, as far as it has been asked for."""

    def __init__(self, index: Index, old: Sequence[Meaning], new: Sequence[Meaning]) -> None:
        self._index = index
        self._old, self._new = old, new
        self._before: dict[str, Tally] = {}
        self._difference = _difference(old, new)
        self._load(self._difference)

    def renamed(self) -> list[str]:
        """The paths of entities that were named before and are named otherwise now, sorted."""
        return sorted(
            path
            for path in self._difference
            if not path.startswith("office/")
            and (names := names_of(self._before[path]))
            and names != names_of(self._after(path))
        )

    def names(self, paths: Iterable[str]) -> dict[str, dict[str, str]]:
        """What these entities are called with the change: path → language → name."""
        wanted = sorted(set(paths))
        self._load(wanted)
        return {path: names_of(self._after(path)) for path in wanted}

    def turned(self) -> tuple[set[str], set[str]]:
        """The paths of the entities that are no more, and of those that are new."""
        before = {path for path in self._difference if _is_named(self._before[path])}
        after = {path for path in self._difference if _is_named(self._after(path))}
        return before - after, after - before

    def write(self, change: Change) -> None:
        """The quads of the entities and offices, and what the index has to know of them."""
        index, addresses = self._index, self._index.addresses
        for path in sorted(self._difference):
            before, after = self._before[path], self._after(path)
            if before == after:
                continue
            change.replace(tally_quads(path, before, addresses), tally_quads(path, after, addresses))
            me = addresses.entity(path)
            change.replace(
                *(
                    [index.quad(me, index.tally, write_tally(tally))] if tally else []
                    for tally in (before, after)
                )
            )
        change.replace(
            *(
                [denoted_quad(path, me, addresses) for _, paths in meanings for me, path in paths.items()]
                for meanings in (self._old, self._new)
            )
        )

    def _after(self, path: str) -> Tally:
        difference = self._difference.get(path)
        if not difference:
            return self._before[path]
        after = Counter(self._before[path])
        after.update(difference)
        return +after

    def _load(self, paths: Iterable[str]) -> None:
        addresses = {self._index.addresses.entity(path): path for path in paths if path not in self._before}
        for path in addresses.values():
            self._before[path] = Counter()
        for me, facts in self._index.values(addresses).items():
            for line in facts.get(self._index.tally.value, ()):
                self._before[addresses[me]] = read_tally(line)


def _difference(old: Sequence[Meaning], new: Sequence[Meaning]) -> dict[str, Tally]:
    found: dict[str, Tally] = defaultdict(Counter)
    for told, paths in old:
        for path, tally in count_facts(told, paths).items():
            found[path].subtract(tally)
    for told, paths in new:
        for path, tally in count_facts(told, paths).items():
            found[path].update(tally)
    return found


def _is_named(tally: Tally) -> bool:
    return any(fact[0] == KIND for fact in tally)
