"""Articles found in, a store that has them out: read by workers, written in batches, each whole or not there.

The same store comes out whatever the number of workers and wherever a run was cut off: what is stored
already, unchanged and read by this version, is passed over without reading it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from graph.batches import batches
from graph.store import Store
from loaders.readers.refusal import Refusal, Remark
from ontology.article import Article
from sifara.loading.garbage import seldom_within
from sifara.loading.interrupts import Interrupts
from sifara.loading.outcome import Outcome
from sifara.loading.steps import Finish, Finished, Found, Read, ReadAll
from sifara.loading.workers import Workers

BATCH = 700  # articles that are written at once: more are a little quicker, and take more memory
_FIRST = 64  # the first batch; the next are as large as all before: so writing begins before much is read
_FEW = 32  # articles that are read before the workers would be ready, and that are looked up at once


class Loader:
    """One load. ``tell`` is called with remarks and refusals as they come, ``step`` after each article."""

    def __init__(
        self,
        open_store: Callable[[], Store],
        *,
        workers: int,
        published: str | None = None,
        language: str | None = None,
        again: bool = False,
        batch: int = BATCH,
        tell: Callable[[Remark | Refusal], None] = lambda _: None,
        step: Callable[[Outcome], None] = lambda _: None,
        interrupts: Interrupts | None = None,
    ) -> None:
        """``open_store``: called when there is an article to keep. ``again``: read also what is known."""
        self.outcome = Outcome()
        self.store: Store | None = None
        self._open_store = open_store
        self._workers = workers
        self._finish = Finish(published, language)
        self._again = again
        self._batch = batch
        self._tell, self._step = tell, step
        self._interrupts = interrupts or Interrupts(lambda: None)
        self._waiting: Counter[str] = Counter()  # ids of what is being read: there the store is behind

    def load(self, found: Iterable[Found]) -> Outcome:
        """Until there is no more, or Ctrl-C. InputError, StoreError: what was written before stays."""
        source = iter(found)
        first = list(islice(source, _FEW + 1))
        count = self._workers if len(first) > _FEW else 1
        with self._interrupts.watched(), seldom_within(), Workers(count) as workers:
            ready: list[Read] = []
            try:
                finished = workers.map(self._finish, chain(first, source))
                for read in self._read(workers, finished):
                    if isinstance(read, Refusal):
                        self._refuse(read)
                        continue
                    ready.append(read)
                    if len(ready) >= min(self._batch, max(_FIRST, self.outcome.kept)):
                        self._write(ready)
            except KeyboardInterrupt:
                self.outcome.interrupted = True
            self._write_last(ready)
        return self.outcome

    def _write_last(self, ready: list[Read]) -> None:
        try:
            self._write(ready)
        except KeyboardInterrupt:
            self.outcome.interrupted = True

    def _read(self, workers: Workers, finished: Iterable[Finished]) -> Iterator[Read | Refusal]:
        """What the articles say that must be read; no store is opened before there is one."""
        articles = self._unknown(finished)
        for first in articles:
            store = self._opened()
            step = ReadAll(store.addresses.base, store.version)
            yield from workers.map(step, chain([first], articles))

    def _unknown(self, finished: Iterable[Finished]) -> Iterator[Article]:
        """The articles that must be read."""
        for some in batches(finished, _FEW):
            yield from self._sift(some)

    def _sift(self, finished: list[Finished]) -> list[Article]:
        """Of these, at once: what the store says of them holds only until the next batch is written."""
        articles = [article for article, _ in finished if isinstance(article, Article)]
        kept = iter(self._opened().keeps(articles) if articles and not self._again else [])
        left = []
        for article, remarks in finished:
            for remark in remarks:
                self._tell(remark)
            if isinstance(article, Refusal):
                self._refuse(article)
            elif next(kept, False) and not self._waiting[article.id]:
                self.outcome.unchanged += 1
                self.outcome.passed += 1
                self._step(self.outcome)
            else:
                self._waiting[article.id] += 1
                left.append(article)
        return left

    def _refuse(self, refusal: Refusal) -> None:
        self._tell(refusal)
        self.outcome.refused += 1
        self._step(self.outcome)

    def _write(self, batch: list[Read]) -> None:
        """Empties it in any case: the store has what it needs, and memory is for the making of the change."""
        if not batch:
            return
        store, outcome = self._opened(), self.outcome
        try:
            with self._interrupts.later():
                report = store.load(read.prepared for read in batch)
                self._waiting -= Counter(read.id for read in batch)
                outcome.added += len(report.added)
                outcome.replaced += len(report.replaced)
                outcome.unchanged += len(report.unchanged)
                outcome.open_dates += sum(read.open_dates for read in batch)
                outcome.batches += 1
                self._step(outcome)
        finally:
            batch.clear()

    def _opened(self) -> Store:
        if self.store is None:
            self.store = self._open_store()
        return self.store
