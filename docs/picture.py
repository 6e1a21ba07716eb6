"""Takes the README picture: the network of the bundled articles in a headless Chromium (``make picture``)."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sifara.cli import main
from tests.visualize.chromium import Browser, find_chromium

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parent / "sifara" / "samples").glob("*.jsonl"))


def take(out: Path, width: int = 1400, height: int = 860) -> None:
    """Writes ``out`` as PNG; SystemExit without a Chromium."""
    executable = find_chromium()
    if executable is None:
        raise SystemExit("no Chromium on the PATH; install the package chromium")
    with tempfile.TemporaryDirectory() as folder:
        store, page_file = f"{folder}/store", Path(folder, "network.html")
        if main(["load", *map(str, SAMPLES), "--store", store]) or main(
            ["view", "--store", store, "-o", str(page_file)]
        ):
            raise SystemExit("the bundled articles can't be drawn")
        with Browser(executable, Path(folder, "profile")) as browser, browser.page() as page:
            page.resize(width, height)
            page.open(page_file)
            out.write_bytes(page.screenshot())


if __name__ == "__main__":
    take(HERE / "network.png")
