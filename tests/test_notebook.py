"""The notebook of the documentation runs, and shows what its code gives (``--renew`` writes it anew)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parent.parent / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The notebook, run in a kernel of its own."""
    pytest.importorskip("nbclient", reason="needs nbclient and ipykernel, as requirements/dev.txt has them")
    folder = tmp_path_factory.mktemp("notebook")
    out = folder / "executed.ipynb"
    own = {"IPYTHONDIR": str(folder), "JUPYTER_RUNTIME_DIR": str(folder), "JUPYTER_PLATFORM_DIRS": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "jupyter", "execute", str(NOTEBOOK), f"--output={out}"],
        env={**os.environ, **own, "PYTHONPATH": str(NOTEBOOK.parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


@pytest.mark.slow
def test_the_notebook_shows_what_its_code_gives(
    executed: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    cells = executed["cells"]
    for number, cell in enumerate(cells):
        cell.pop("id", None)
        cell["metadata"] = {}
        for part in cell.get("outputs", ()):
            part["metadata"] = {} if "metadata" in part else None
            if part["metadata"] is None:
                del part["metadata"]
        assert not [part for part in cell.get("outputs", ()) if part["output_type"] == "error"], number
    if request.config.getoption("--renew"):
        before = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
        NOTEBOOK.write_text(
            json.dumps({**before, "cells": cells}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    kept = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert len(kept) == len(cells) > 10
    for old, new in zip(kept, cells, strict=True):
        assert old.get("outputs") == new.get("outputs"), "".join(old["source"])


@pytest.mark.slow
def test_answers_show_themselves_as_tables_in_the_notebook(executed: dict[str, Any]) -> None:
    shown = [part["data"] for cell in executed["cells"] for part in cell.get("outputs", ()) if "data" in part]
    tables = [
        data for data in shown if "text/html" in data and '<td dir="auto"' in "".join(data["text/html"])
    ]
    assert len(tables) >= 3
