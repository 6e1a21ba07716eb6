"""Data files say where they come from, and no tracked file names what it should not."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("ontology", "loaders", "graph", "queries", "visualize", "sifara")
# Spelled so that this file does not name them either.
REGISTRIES = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "registry.npm" + "js",
    "deb.debian" + ".org",
)
INDEX = "--" + "index-url"


def tracked() -> list[Path]:
    git = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if git.returncode:
        pytest.skip("not a git checkout: what is tracked can't be told")
    paths = (ROOT / name for name in git.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def test_tables_and_yaml_files_say_source_licence_date_and_known_gaps() -> None:
    silent = {}
    files = sorted(path for room in ROOMS for end in ("*.tsv", "*.yml") for path in (ROOT / room).rglob(end))
    assert files
    for path in files:
        lines = path.read_text(encoding="utf-8").split("\n")
        head = " ".join(line for line in lines[:40] if line.startswith("#")).lower()
        missing = [word for word in ("source", "licence", "date", "gaps") if word not in head]
        if missing:
            silent[str(path.relative_to(ROOT))] = missing
    assert not silent


def test_no_tracked_file_names_a_registry_or_an_index() -> None:
    named = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in tracked()
        for word in (*REGISTRIES, INDEX, "--extra-" + "index-url")
        if word.encode() in path.read_bytes()
    ]
    assert not named


def test_no_tracked_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    home = str(ROOT.parent).encode() + b"/"
    if len(home) < 5:
        pytest.skip("the checkout stands in the root folder")
    assert not [path.relative_to(ROOT) for path in tracked() if home in path.read_bytes()]


def test_requirements_are_locked_with_hashes_and_agree() -> None:
    pins: dict[str, set[str]] = {}
    for name in ("run", "build", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        for block in re.split(r"\n(?=[a-z0-9])", text):
            pin = re.match(r"([\w.-]+)==(\S+)", block)
            if pin:
                assert "--hash=sha256:" in block, f"{name}.txt: {pin[0]} has no hash"
                pins.setdefault(pin[1], set()).add(pin[2])
    assert pins
    assert not {name: versions for name, versions in pins.items() if len(versions) > 1}


STRETCH = 9  # words in a row that two texts do not share by chance


@pytest.mark.shared
def test_no_stretch_of_what_is_in_shared_stands_in_the_project() -> None:
    shared = ROOT.parent / "shared"
    if not (shared / "articles" / "seed.ar.txt").exists():
        pytest.skip("needs ../shared beside the checkout")
    texts = [(shared / "articles" / "seed.ar.txt").read_text(encoding="utf-8")]
    for gold in sorted((shared / "eval").glob("dev.*.gold.jsonl")):
        texts += [json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()]
    ours = [
        *(ROOT / "sifara" / "samples").glob("*.jsonl"),
        *(ROOT / "tests" / "loaders" / "data").glob("*.jsonl"),
    ]
    assert len(ours) >= 6
    lines = [json.loads(line) for file in ours for line in file.read_text(encoding="utf-8").splitlines()]
    known = {stretch for text in texts for stretch in _stretches(text)}
    assert not [stretch for line in lines for stretch in _stretches(line["text"]) if stretch in known]


def _stretches(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[i : i + STRETCH]) for i in range(len(words) - STRETCH + 1)]
