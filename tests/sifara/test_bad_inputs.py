"""Bad input of every kind: one line that says what and how to mend it, no traceback, the store as it was."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from graph.store import Store
from sifara.cli import main
from tests.somebody import open_folder, somebody

BODY = "استقبل وزير الخارجية العماني بدر البوسعيدي نظيره الإيراني في مسقط يوم الثلاثاء، وبحثا العلاقات."

# The files that the cases name, as bytes.
FILES = {
    "good.txt": BODY.encode(),
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "broken.txt": BODY.encode() * 5 + b"\xd8",
    "mac.txt": BODY.encode("mac_arabic"),
    "menu.html": b"<html lang=ar><body><nav><a href=/>x</a></nav></body></html>",
    "bad.jsonl": b'{"text": \n{"title": "x"}\n[1]\n{"text": "' + BODY.encode() + b'", "published": "soon"}\n',
    "file.store": b"not a folder",
    "stranger/notes.md": b"x",
    "bad.rq": b"SELECT ?m WHERE { ?m a sif:Meeting",
    "binary.rq": b"\xff\x00\xff",
    "words.yml": b"- a\n- b\n",
    "graph.json": b'{\n  "text": 1\n}\n',
}

# arguments | exit code | what the line says | how to mend it
CASES = [
    ("extract empty.txt", 1, "empty.txt: is empty", "give an article with its text"),
    ("extract binary.txt", 1, "binary.txt: is binary", "give plain text, HTML or JSON Lines"),
    ("extract broken.txt", 1, "broken.txt: is UTF-8 with a broken byte", "mend or remove it"),
    ("extract mac.txt", 1, "mac.txt: is in none of the languages read", "save it as UTF-8"),
    ("extract menu.html", 1, "menu.html: has no article in it", "save the article's own page"),
    ("extract nothing.txt", 1, "nothing.txt: can't be read (No such file", "check its name"),
    ("extract stranger", 1, "stranger: has no articles in it", ".txt"),
    ("extract http://127.0.0.1:9/a", 1, "an address inside a network", "--allow-private"),
    ("extract graph.json", 1, "graph.json: is in none of the languages", "--language"),
    ("extract empty.txt good.txt --format jsonl", 3, "empty.txt: is empty", "give an article"),
    ("extract good.txt --published 2024", 2, "'2024' is not a day", "write it as 2024-07-25"),
    ("extract good.txt --published 2024-02-30", 2, "is not a day", "write it as 2024-07-25"),
    ("extract good.txt --language tlh", 2, "'tlh' is none of the languages read", "ar Arabic"),
    ("extract good.txt --format xml", 2, "invalid choice: 'xml'", "jsonl"),
    ("extract good.txt --nonsense", 2, "unrecognised: --nonsense", "--help"),
    ("extract ftp://example.org/a", 1, "addresses with ftp:// are not fetched", "only http:// and https://"),
    ("load file:///etc/hosts", 1, "addresses with file:// are not fetched", "name a file"),
    ("extract ''", 1, "'': names nothing", "give a file"),
    ("extract", 2, "ARTICLE", "--help"),
    ("", 2, "COMMAND", "--help"),
    ("nonsense", 2, "nonsense", "extract"),
    ("load empty.txt", 1, "empty.txt: is empty", "give an article"),
    ("load good.txt --store file.store", 1, "file.store is a file", "give another path"),
    ("load good.txt --store stranger", 1, "stranger is not a store", "give a new or an empty folder"),
    ("load good.txt --store file.store/deeper", 1, "file.store", "folder"),
    ("load good.txt --store ftp://example.org/s", 1, "no store behind addresses with ftp://", "http://"),
    ("load good.txt --store good.txt/s", 1, "can't be made there (Not a directory)", "choose a folder"),
    ("decisions import bad.rq --store kept", 1, "bad.rq:", "a file that sifara decisions export wrote"),
    ("decisions import binary.rq --store kept", 1, "not UTF-8", "a file that sifara decisions export wrote"),
    ("decisions import none.yml --store kept", 1, "none.yml", "a file that sifara decisions export wrote"),
    ("decisions import words.yml --store kept", 1, "decision 1: it is 'a'", "sifara decisions export"),
    ("same place/muscat place/muscat --store kept", 1, "are one already", "give two addresses that differ"),
    ("load good.txt --base nonsense", 1, "the base 'nonsense' is not an absolute IRI", "--base"),
    ("export --store none.store", 1, "there is no store at none.store", "load articles first"),
    ("export --store file.store", 1, "file.store is a file", "give another path"),
    ("export --store kept -o stranger", 1, "stranger can't be written", "name a file where you may write"),
    (
        "export --store kept -o none/x.ttl",
        1,
        "none/x.ttl can't be written",
        "name a file where you may write",
    ),
    ("export --store kept --format docx", 2, "invalid choice: 'docx'", "turtle"),
    ("view --store none.store", 1, "there is no store at none.store", "load articles first"),
    ("view --store kept -o none/x.html", 1, "none/x.html can't be written", "name a file"),
    ("queries nonsense", 1, "no question is called 'nonsense'", "there are"),
    ("query meeting --store kept", 1, "no question is called 'meeting'", "did you mean 'meetings'?"),
    ("query meetings --whom x --store kept", 1, "has no parameter 'whom'", "it takes a, b"),
    ("query meetings --a --store kept", 2, "--a", "value"),
    ("query meetings a b --store kept", 2, "unrecognised: a b", "--help"),
    ("query meetings --since yesterday --store kept", 1, "since is 'yesterday'", "2024-07-24"),
    ("query meetings --limit none --store kept", 1, "limit is 'none'", "whole number"),
    ("query last-contact --store kept", 1, "needs a and b", "for example"),
    ("query meetings --a نابوليون --store kept", 1, "نابوليون", "name it as the articles do"),
    ("query meetings --store none.store", 1, "there is no store at none.store", "load articles first"),
    ("query bad.rq --store kept", 1, "not valid SPARQL", "expected"),
    ("query 'SELECT ?m { ?m a nonsense:Meeting }' --store kept", 1, "not valid SPARQL", "refix"),
    ("query binary.rq --store kept", 1, "binary.rq", "UTF-8"),
    ("query none.rq --store kept", 1, "none.rq", "check its name"),
    ("query 'DROP ALL' --store kept", 1, "not valid SPARQL", ""),
    ("query meetings --endpoint http://127.0.0.1:9/query", 1, "127.0.0.1:9", ""),
    ("query meetings --format xml --store kept", 2, "invalid choice: 'xml'", "table"),
    ("show نابوليون --store kept", 1, "نابوليون", "name it as the articles do"),
    ("show مسقط --store none.store", 1, "there is no store at none.store", "load articles first"),
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one article."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "good.txt").write_bytes(FILES["good.txt"])
    assert main(["load", str(folder / "good.txt"), "--store", str(folder / "store")]) == 0
    return folder / "store"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: Path) -> Path:
    """A folder with the files, and a store to be left as it is."""
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(content)
    shutil.copytree(kept, "kept")
    return tmp_path


def contents(capsys: pytest.CaptureFixture[str]) -> str:
    """A fingerprint of all that is kept."""
    assert main(["export", "--format", "nquads", "--store", "kept"]) == 0
    return hashlib.sha256(capsys.readouterr().out.encode()).hexdigest()


@pytest.mark.parametrize(
    ("line", "code", "what", "mend"), CASES, ids=[case[0] or "nothing" for case in CASES]
)
def test_a_bad_input_is_one_line_that_says_what_and_how_to_mend_it(
    here: Path, capsys: pytest.CaptureFixture[str], line: str, code: int, what: str, mend: str
) -> None:
    before = contents(capsys)
    assert main(split(line)) == code
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 1, errors
    assert errors[0].startswith("sifara")
    assert what in errors[0] and mend in errors[0], errors[0]
    assert contents(capsys) == before
    assert not [path for path in here.rglob("*") if path.name.endswith(".tmp") or path.name == "sifara.store"]


def split(line: str) -> list[str]:
    """Words of a command line; single quotes hold words together."""
    return [word for i, part in enumerate(line.split("'")) for word in ([part] if i % 2 else part.split())]


def test_each_bad_line_is_named_by_its_number_and_nothing_is_kept_of_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", "bad.jsonl", "good.txt", "--store", "kept"]) == 3
    captured = capsys.readouterr()
    refused = [line for line in captured.err.splitlines() if "note:" not in line]
    assert [line.split(":")[1].strip() for line in refused] == [
        f"bad.jsonl line {number}" for number in (1, 2, 3, 4)
    ]
    assert "1 article: 0 added, 0 replaced, 1 unchanged" in captured.out


def test_in_a_folder_of_many_the_bad_are_reported_and_the_good_kept(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", ".", "--store", "new"]) == 3
    captured = capsys.readouterr()
    refused = {line.split(": ")[1] for line in captured.err.splitlines() if "note:" not in line}
    assert {"empty.txt", "binary.txt", "broken.txt", "mac.txt", "menu.html"} <= refused
    assert "1 article: 1 added" in captured.out


def test_a_name_with_line_breaks_and_escapes_can_not_forge_a_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", "x\nsifara: all is well\x1b[2J"]) == 1
    errors = capsys.readouterr().err
    assert errors.count("\n") == 1
    assert "\x1b" not in errors


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which none can be made")
def test_a_place_where_no_store_can_be_made_is_not_called_a_damaged_store(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", "good.txt", "--store", "/proc/x"]) == 1
    errors = capsys.readouterr().err
    assert "the store /proc/x can't be made there" in errors
    assert "damaged" not in errors


def test_a_packed_file_that_was_cut_off_is_named_and_its_whole_lines_are_kept(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [json.dumps({"id": f"a{n}", "text": BODY}, ensure_ascii=False) + "\n" for n in range(300)]
    packed = gzip.compress("".join(rows).encode())
    Path("cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    assert main(["load", "cut.jsonl.gz", "--store", "new"]) == 3
    captured = capsys.readouterr()
    assert "cut.jsonl.gz: is damaged or not gzip" in captured.err
    with Store("new") as store:
        kept = sorted(int(article.id[1:]) for article in store.articles())
    assert 0 < len(kept) < 300
    assert kept == list(range(len(kept)))


def test_of_an_article_that_a_file_has_twice_the_later_one_is_kept(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"id": "x", "text": BODY}, {"id": "x", "text": BODY}, {"id": "x", "text": f"{BODY} (مصحح)"}]
    Path("twice.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["load", "twice.jsonl", "--store", "new"]) == 0
    assert "3 articles: 1 added, 1 replaced, 1 unchanged" in capsys.readouterr().out
    with Store("new") as store:
        assert [article.text for article in store.articles()] == [f"{BODY} (مصحح)"]


def test_a_character_that_is_nought_goes_in_and_out_again(here: Path) -> None:
    Path("nul.jsonl").write_text(json.dumps({"id": "x", "text": f"{BODY}\0{BODY}"}) + "\n")
    assert main(["load", "nul.jsonl", "--store", "new"]) == 0
    assert main(["export", "--store", "new", "--format", "nquads", "-o", "new.nq"]) == 0
    with Store("new") as store:
        assert set(parse(path="new.nq", format=RdfFormat.N_QUADS)) == set(store.quads())


@pytest.mark.skipif(sys.platform == "win32", reason="who may read a file is told otherwise there")
def test_a_file_a_folder_and_a_store_that_may_not_be_touched_are_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_folder() as folder:
        (folder / "good.txt").write_bytes(FILES["good.txt"])
        shutil.copytree("kept", folder / "kept")
        shutil.copy(folder / "good.txt", folder / "closed.txt")
        (folder / "closed.txt").chmod(0)
        with somebody():
            for words, mend in (
                (["extract", f"{folder}/closed.txt"], "check its name and who may read it"),
                (
                    ["load", f"{folder}/good.txt", "--store", f"{folder}/new"],
                    "a folder that you may write to",
                ),
                (
                    ["load", f"{folder}/good.txt", "--store", f"{folder}/kept"],
                    "a folder that you may write to",
                ),
            ):
                assert main(words) == 1
                errors = capsys.readouterr().err
                assert "Permission denied" in errors
                assert mend in errors
        assert not (folder / "new").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", ["extract binary.txt", "query bad.rq --store kept", "load good.txt --store file.store"]
)
def test_as_a_process_too_there_is_no_traceback(here: Path, line: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "sifara", *line.split()], capture_output=True, text=True, check=False, cwd=here
    )
    assert answer.returncode == 1
    assert answer.stderr.startswith("sifara: ")
    assert answer.stderr.count("\n") == 1
    assert answer.stdout == ""
