"""The README's tour is what the program prints. ``pytest --renew`` writes it anew; then read the diff."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from sifara.cli import main

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```\n\$ (sifara [^\n]*)\n(.*?)```\n", re.DOTALL)
CUT = "…"  # a last line of this means that more follows


def test_the_tour_is_what_the_program_prints(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    shutil.copytree(ROOT / "sifara" / "samples", tmp_path / "sifara" / "samples")
    monkeypatch.chdir(tmp_path)
    written = README.read_text(encoding="utf-8")

    def run(block: re.Match[str]) -> str:
        assert main(shlex.split(block[1])[1:]) == 0, capsys.readouterr().err
        lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
        shown = block[2].splitlines()
        if shown[-1:] == [CUT]:
            lines = [*lines[: len(shown) - 1], CUT]
        return f"```\n$ {block[1]}\n" + "".join(f"{line}\n" for line in lines) + "```\n"

    assert len(BLOCK.findall(written)) >= 3
    found = BLOCK.sub(run, written)
    if request.config.getoption("--renew"):
        README.write_text(found, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == found
