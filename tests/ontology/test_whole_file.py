"""Files are there whole or not at all."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from ontology.errors import OutputError
from ontology.whole_file import whole_file


def test_a_file_has_what_was_written_as_it_was_written(tmp_path: Path) -> None:
    with whole_file(tmp_path / "out.txt") as file:
        file.write("سفارة\n\r\n")
    assert (tmp_path / "out.txt").read_bytes() == "سفارة\n\r\n".encode()
    assert len(list(tmp_path.iterdir())) == 1


def test_until_all_is_written_the_old_file_stands(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("before", encoding="utf-8")
    with whole_file(out) as file:
        file.write("after")
        file.flush()
        assert out.read_text(encoding="utf-8") == "before"
    assert out.read_text(encoding="utf-8") == "after"


def test_what_goes_wrong_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("before", encoding="utf-8")
    with pytest.raises(ValueError, match="half-way"), whole_file(out) as file:
        file.write("after")
        raise ValueError("half-way")
    assert out.read_text(encoding="utf-8") == "before"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("place", "why"), [("missing/out.txt", "No such file or directory"), (".", "it is a folder")]
)
def test_a_place_that_cannot_be_written_is_one_line_that_says_how_to_mend_it(
    tmp_path: Path, place: str, why: str
) -> None:
    with (
        pytest.raises(OutputError, match=rf"can't be written \({why}\); name a file where you may write"),
        whole_file(tmp_path / place),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.txt"
    out.write_text("before", encoding="utf-8")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left"), whole_file(out) as file:
        file.write("after")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert out.read_text(encoding="utf-8") == "before"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there" / "out.txt")
    with whole_file(tmp_path / "link") as file:
        file.write("x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "out.txt").read_text(encoding="utf-8") == "x"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    with whole_file(pipe) as file:
        file.write("x")
    reader.join()
    assert got == ["x"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
