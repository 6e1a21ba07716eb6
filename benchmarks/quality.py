"""How well articles are read, against pinned floors: ``python -m benchmarks.quality``.

Exit codes: 0 all figures at their floors or better, or the evaluation files are not there (said); 1 a figure
is worse, or a corpus is no longer the one that its floors were measured on; 2 wrong usage.
``--renew --reason "…"`` pins what is measured now; lowering a floor takes ``--allow-lower`` as well.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.corpora import CORPORA, SCORER, Corpus, sifara
from benchmarks.floors import CEILINGS, Book, Figures, Floors, parser, read_floors, write_floors
from ontology.errors import SifaraError

SHARES = ("status", "dated", "undated_ok", "place", "place_ok", "roles", "voice", "relations", "spans")


def main(arguments: list[str] | None = None) -> int:
    """Measures, and compares or pins; the exit code."""
    args = parser("python -m benchmarks.quality", __doc__).parse_args(arguments)
    if args.renew and not args.reason:
        print("quality: --renew needs --reason", file=sys.stderr)
        return 2
    if not SCORER.exists():
        print(f"quality: skipped, the scorer is not there ({_short(SCORER)})")
        return 0
    there = [corpus for corpus in CORPORA if not _absent(corpus)]
    try:
        measured = {corpus.name: measure(corpus) for corpus in there}
        prints = {corpus.name: corpus.fingerprint() for corpus in there}
        book = read_floors()
        if args.renew:
            today = date.today().isoformat()
            for name, figures in measured.items():
                floors = Floors(prints[name], today, args.reason, figures)
                book = book.renewed(name, floors, allow_lower=args.allow_lower)
            write_floors(book)
        well = [_compare(name, measured[name], prints[name], book) for name in measured]
        return 0 if all(well) else 1
    except SifaraError as error:
        print(f"quality: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"quality: {error}: {(error.stderr or '').strip()}", file=sys.stderr)
        return 1


def measure(corpus: Corpus) -> dict[str, float]:
    """Its figures; what nothing was asked of is left out."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        found.write_text(sifara(*corpus.extract()), encoding="utf-8")
        main_types, context = _score(corpus.gold, found), _score(corpus.gold, found, "--context")
    figures = {"event_f1": main_types["event"]["f1"], "strict_f1": main_types["strict"]["f1"]}
    figures |= {name: main_types[name] for name in SHARES if main_types[name] is not None}
    figures["false_alarms"] = main_types["false_alarms"]
    figures["context_event_f1"] = context["event"]["f1"]
    return figures


def _score(gold: Path, found: Path, *options: str) -> dict[str, Any]:
    command = [sys.executable, str(SCORER), str(gold), str(found), "--json", *options]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    scores: dict[str, Any] = json.loads(output)
    return scores


def _compare(name: str, measured: Figures, fingerprint: str, book: Book) -> bool:
    """Prints a table; whether all is well."""
    floors = book.corpora.get(name)
    if floors is None:
        print(f"{name}: no floors are pinned; pin them with --renew")
        return False
    print(f"{name}: floors of {floors.date} ({floors.reason})")
    worse = floors.worse(measured)
    for figure in dict.fromkeys([*measured, *floors.figures]):
        pinned, now = floors.figures.get(figure), measured.get(figure)
        verdict = "WORSE" if figure in worse else "better" if now != pinned else ""
        bound = "at most" if figure in CEILINGS else "at least"
        print(f"  {figure:17} {_cell(now)}  {bound:8} {_cell(pinned)}  {verdict}".rstrip())
    if floors.sha256 != fingerprint:
        print(f"{name}: the passages are not those that the floors were measured on; look, then --renew")
    return not worse and floors.sha256 == fingerprint


def _absent(corpus: Corpus) -> bool:
    missing = corpus.missing
    if missing:
        print(f"{corpus.name}: skipped, {_short(missing)} is not there")
    return missing is not None


def _short(path: Path) -> str:
    """As seen from the checkout."""
    return str(Path("..", *path.parts[path.parts.index("shared") :])) if "shared" in path.parts else path.name


def _cell(figure: float | None) -> str:
    return f"{'-':>6}" if figure is None else f"{figure:6}" if isinstance(figure, int) else f"{figure:6.4f}"


if __name__ == "__main__":
    sys.exit(main())
