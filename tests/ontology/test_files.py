"""Tables and YAML: read whole and checked, or refused with file and line."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from ontology.errors import DataError
from ontology.files import read_rows, read_text, read_tsv, read_yaml

COLUMNS = ("word", "type")


def write(folder: Path, text: str, name: str = "data.tsv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_read_in_its_order_past_comments_and_blank_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "# source: own\n\nword\ttype\nلقاء\tMeeting\n# more\nزيارة\tVisit\n")
    assert read_tsv(path, COLUMNS) == [
        {"word": "لقاء", "type": "Meeting"},
        {"word": "زيارة", "type": "Visit"},
    ]


def test_rows_come_with_their_line_numbers(tmp_path: Path) -> None:
    path = write(tmp_path, "# source: own\nword\ttype\nلقاء\tMeeting\n")
    assert list(read_rows(path, COLUMNS)) == [(3, ["لقاء", "Meeting"])]


def test_a_cell_may_be_empty_and_hold_any_letter(tmp_path: Path) -> None:
    path = write(tmp_path, "word\ttype\na\u2028b\x85\t\n")
    assert read_tsv(path, COLUMNS) == [{"word": "a\u2028b\x85", "type": ""}]


def test_line_ends_of_windows_are_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "data.tsv"
    path.write_bytes(b"word\ttype\r\na\tb\r\n")
    assert read_tsv(path, COLUMNS) == [{"word": "a", "type": "b"}]


def test_a_table_is_read_from_a_zipped_package(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as archive:
        archive.writestr("data.tsv", "word\ttype\nلقاء\tMeeting\n")
    with zipfile.ZipFile(tmp_path / "package.zip") as archive:
        rows = read_tsv(zipfile.Path(archive, "data.tsv"), COLUMNS)
    assert rows == [{"word": "لقاء", "type": "Meeting"}]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "no header row; it must be word, type"),
        ("# only a head\n", "no header row"),
        ("type\tword\na\tb\n", r"data.tsv:1: the header row is type, word; it must be word, type"),
        ("word\ttype\na\n", r"data.tsv:2: 1 cells; a row has 2"),
        ("word\ttype\na\tb\tc\n", r"data.tsv:2: 3 cells"),
        ("word\ttype\n a\tb\n", r"data.tsv:2: a cell begins or ends with a blank"),
        ("word\ttype\na\tb \n", r"data.tsv:2: a cell begins or ends with a blank"),
        ("word\ttype\na \tb\n", r"data.tsv:2: a cell begins or ends with a blank"),
        ("word\ttype\na\tb\nc\td\na\tb\n", r"data.tsv:4: a · b is already in line 2"),
    ],
)
def test_a_table_that_is_not_as_it_should_be_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        read_tsv(write(tmp_path, text), COLUMNS)


def test_two_rows_with_one_key_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "word\ttype\na\tx\nb\tx\na\ty\n")
    assert len(read_tsv(path, COLUMNS)) == 3
    with pytest.raises(DataError, match=r"data.tsv:4: a is already in line 2; keep one"):
        read_tsv(path, COLUMNS, key=["word"])


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_text(tmp_path / "none.tsv")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.tsv"
    path.write_bytes("لقاء".encode("cp1256"))
    with pytest.raises(DataError, match="not UTF-8 at byte 0"):
        read_text(path)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("2024-07-24", "2024-07-24"),
        ("12:30", "12:30"),
        ("036", "036"),
        ("0", 0),
        ("-12", -12),
        ("2.5", 2.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("لقاء", "لقاء"),
        ("[a, b]", ["a", "b"]),
        ("{a: 1}", {"a": 1}),
    ],
)
def test_plain_words_of_yaml_are_strings_but_for_few(tmp_path: Path, written: str, value: Any) -> None:
    found = read_yaml(write(tmp_path, f"key: {written}\n", "data.yaml"))
    assert found == {"key": value}
    assert type(found["key"]) is type(value)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", r"data.yaml:4: the key 'c' is given twice; keep one"),
        ("a: [1\n", r"data.yaml:2: "),
        ("? [1]\n: 2\n", r"data.yaml:1: found unhashable key"),
        ("a: \x00", r"data.yaml: not YAML"),
        ("a: !!python/name:os.system x\n", r"data.yaml:1: could not determine a constructor"),
    ],
)
def test_yaml_that_is_not_as_it_should_be_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        read_yaml(write(tmp_path, text, "data.yaml"))
