"""Many articles in, one store out: whatever the number of workers, and wherever the load was cut off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.corpus import articles
from graph.store import Store
from loaders.readers.find import find_articles
from loaders.readers.refusal import Refusal, Remark
from ontology.errors import InputError, StoreError
from sifara.cli import main
from sifara.loading.load import Loader
from sifara.loading.outcome import Outcome
from sifara.loading.steps import Found
from sifara.loading.workers import Workers

ROOT = Path(__file__).parents[2]


def written(path: Path, records: list[dict[str, str]]) -> Path:
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """90 articles with some corrections, a line that is none, and two articles alike."""
    path = written(tmp_path_factory.mktemp("corpus") / "articles.jsonl", list(articles(90, seed=3)))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:40], "{}\n", lines[7], *lines[40:]]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """What a store holds after a load of the corpus by one process, all in one batch."""
    with Store() as store:
        Loader(lambda: store, workers=1).load(found(corpus))
        return quads(store)


def found(path: Path) -> Iterator[Found]:
    return find_articles([path], None, lambda _: None)


def quads(store: Store) -> frozenset[str]:
    return frozenset(map(str, store.quads()))


def load(store: Store, path: Path, **how: int | bool) -> Outcome:
    return Loader(lambda: store, **{"workers": 1, **how}).load(found(path))  # type: ignore[arg-type]


@pytest.mark.parametrize(("workers", "batch"), [(1, 7), (2, 7), (2, 500), (3, 40)])
def test_workers_and_batches_change_nothing(
    corpus: Path, whole: frozenset[str], workers: int, batch: int
) -> None:
    with Store() as store:
        outcome = load(store, corpus, workers=workers, batch=batch)
        assert quads(store) == whole
    assert outcome.refused == 1
    assert outcome.seen == 92


def test_what_is_known_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: frozenset[str]
) -> None:
    once = {record["id"]: record for record in articles(40, seed=3)}
    path = written(tmp_path / "once.jsonl", list(once.values()))
    with Store() as store:
        assert load(store, path).added == len(once)
        before = quads(store)
        monkeypatch.setattr("sifara.loading.steps.extract", None)
        outcome = load(store, path)
        assert (outcome.unchanged, outcome.passed) == (len(once), len(once))
        assert quads(store) == before


def test_what_is_known_is_read_again_by_another_version_and_when_asked_to(tmp_path: Path) -> None:
    path = written(tmp_path / "few.jsonl", list(articles(3)))
    with Store(tmp_path / "store", version="1") as store:
        load(store, path)
        asked = load(store, path, again=True)
        assert (asked.passed, asked.unchanged) == (0, 3)
    with Store(tmp_path / "store", version="2") as store:
        assert load(store, path).replaced == 3


@pytest.mark.parametrize(
    ("change", "becomes"),
    [
        ({"text": "التقى وزير الخارجية العماني بدر البوسعيدي نظيره الإيراني في مسقط."}, "replaced"),
        ({"published": "2024-07-26"}, "replaced"),
        ({"title": "خبر آخر"}, "replaced"),
        ({"url": "https://example.org/1"}, "replaced"),
        ({"published": None}, "unchanged"),  # what is known of it is not lost
        ({"note": "not of the article"}, "unchanged"),
    ],
)
def test_what_differs_in_anything_replaces(
    tmp_path: Path, change: dict[str, str | None], becomes: str
) -> None:
    record = {"id": "1", "title": "خبر", "published": "2024-07-25", "text": "زار الوزير دمشق أمس."}
    with Store() as store:
        load(store, written(tmp_path / "a.jsonl", [record]))
        changed = load(store, written(tmp_path / "b.jsonl", [{**record, **change}]))  # type: ignore[dict-item]
    assert getattr(changed, becomes) == 1
    assert changed.kept == 1


def test_of_two_versions_in_one_load_the_later_stays_also_when_the_first_is_stored(tmp_path: Path) -> None:
    first, second = (
        {"id": "1", "text": f"زار وزير الخارجية المصري {city} أمس."} for city in ("دمشق", "بغداد")
    )
    path = written(tmp_path / "a.jsonl", [second, first])
    for batch in (1, 500):
        with Store() as store:
            load(store, written(tmp_path / "b.jsonl", [first]))
            load(store, path, batch=batch)
            [article] = store.articles()
            assert "دمشق" in article.text


def test_no_store_is_made_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{}\n", encoding="utf-8")

    def never() -> Store:
        raise AssertionError

    told: list[Remark | Refusal] = []
    loader = Loader(never, workers=1, tell=told.append)
    assert loader.load(found(tmp_path / "bad.jsonl")).refused == 1
    assert isinstance(told[0], Refusal)


def test_what_was_written_before_an_error_stays(corpus: Path) -> None:
    class Full(Store):
        def load(self, prepared):  # type: ignore[no-untyped-def]
            if len(list(self.articles())) > 30:
                raise StoreError("the disk is full")
            return super().load(prepared)

    with Full() as store:
        with pytest.raises(StoreError, match="the disk is full"):
            load(store, corpus, batch=20)
        assert 30 < len(list(store.articles())) < 60


def _die(values: list[int]) -> list[int]:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(60)
    return values


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_worker_that_is_ended_from_outside_is_an_error_that_says_what_to_do() -> None:
    with Workers(2) as workers, pytest.raises(InputError, match="load again to go on, with fewer --workers"):
        list(workers.map(_die, range(40)))


def _square(values: list[int]) -> list[int]:
    return [value * value for value in values]


def test_results_come_in_the_order_of_the_values() -> None:
    with Workers(2) as workers:
        assert list(workers.map(_square, range(500))) == [value * value for value in range(500)]


# --- the command


@pytest.fixture
def started(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """``sifara load -`` that has read some articles and waits for more."""
    command = [sys.executable, "-m", "sifara", "load", "-", "--workers", "1", "--store", str(tmp_path / "s")]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        yield process
        process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_ctrl_c_keeps_what_was_read_and_says_so(tmp_path: Path, started: subprocess.Popen[str]) -> None:
    assert started.stdin
    for record in articles(40):
        started.stdin.write(json.dumps(record) + "\n")
    started.stdin.flush()
    until = time.monotonic() + 60
    while not (tmp_path / "s" / "CURRENT").exists() and time.monotonic() < until:
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=60)
    assert started.returncode == 130, err
    assert "interrupted; the same command goes on from here" in err
    with Store(tmp_path / "s") as store:
        kept = len(list(store.articles()))
    assert out.startswith(f"{kept} article") if kept else not out


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_workers_end_when_the_load_is_killed(tmp_path: Path) -> None:
    corpus = written(tmp_path / "a.jsonl", list(articles(2000)))
    command = [sys.executable, "-m", "sifara", "load", str(corpus), "--workers", "2"]
    process = subprocess.Popen([*command, "--store", str(tmp_path / "s")], cwd=ROOT)
    children: set[int] = set()
    while len(children) < 3 and process.poll() is None:  # two workers and what watches shared resources
        time.sleep(0.05)
        tasks = Path(f"/proc/{process.pid}/task")
        if not tasks.exists():
            pytest.skip("needs /proc")
        for task in tasks.iterdir():
            children |= set(map(int, (task / "children").read_text().split()))
    process.kill()
    process.wait()
    until = time.monotonic() + 30
    while any(_runs(child) for child in children) and time.monotonic() < until:
        time.sleep(0.1)
    assert children
    assert not [child for child in children if _runs(child)]


def _runs(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_refused_inputs_can_be_kept_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n" * 30, encoding="utf-8")
    load_it = ["load", str(tmp_path / "a.jsonl"), "--store", str(tmp_path / "s")]
    assert main(load_it) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "sifara: … and 10 more were refused; --refused FILE keeps them all"
    assert main([*load_it, "--refused", str(tmp_path / "refused.jsonl")]) == 1
    kept = [json.loads(line) for line in (tmp_path / "refused.jsonl").read_text("utf-8").splitlines()]
    assert len(kept) == 30
    assert kept[29]["source"].endswith("a.jsonl line 30")
    assert kept[0]["reason"].startswith('has no "text"')
    assert not capsys.readouterr().err


@pytest.mark.parametrize("count", ["0", "two", "1000", "-1"])
def test_a_number_of_workers_that_is_none_is_wrong_usage(
    count: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", "a.txt", "--workers", count]) == 2
    assert "give 1 to 256" in capsys.readouterr().err
