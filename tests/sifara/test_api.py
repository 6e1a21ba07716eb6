"""The public names: few, sorted, found where they are said to be, and imported only when used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sifara

ROOT = Path(__file__).parents[2]


def run(code: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=False)


def test_the_public_names_are_sorted_and_each_is_there() -> None:
    assert sifara.__all__ == sorted(sifara.__all__)
    for name in sifara.__all__:
        assert getattr(sifara, name).__name__ == name


def test_a_name_that_is_not_public_is_refused_with_those_that_are() -> None:
    with pytest.raises(AttributeError, match="it has AmbiguousName, Answer, Article"):
        _ = sifara.nonsense


def test_reading_an_article_imports_neither_rdf_nor_drawing_nor_html() -> None:
    heavy = ("rdflib", "pyoxigraph", "pyvis", "networkx", "trafilatura", "SPARQLWrapper", "rich", "IPython")
    code = (
        "import sys; from sifara.cli import main; "
        "main(['extract', 'sifara/samples/ar.jsonl', '--format', 'jsonl']); "
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    answer = run(code)
    assert answer.stdout
    assert answer.stderr.strip() == "[]"


@pytest.mark.parametrize("stranger", ["graph.py", "queries/__init__.py"])
def test_a_file_that_hides_a_room_is_named_with_what_to_do(tmp_path: Path, stranger: str) -> None:
    file = tmp_path / stranger
    file.parent.mkdir(exist_ok=True)
    file.write_text("", encoding="utf-8")
    answer = run("import sifara", cwd=tmp_path)
    last = answer.stderr.strip().splitlines()[-1]
    assert str(file) in last
    assert "rename that file or folder, or work from another folder" in last
