"""The vis-network script out of the installed pyvis package: never fetched, never kept here.

Its style sheet is not taken: 215 kB, all of it for buttons and tooltips that the page does not have.
"""

from __future__ import annotations

from importlib.resources import files

from ontology.errors import DataError
from visualize.embed import embed_script

PLACES = ("templates/lib", "lib")  # where versions of pyvis have kept it
NAME = "vis-network.min.js"


def vis_network_script() -> str:
    """The newest vis-network that the package ships; a DataError when there is none."""
    for place in PLACES:
        folder = files("pyvis") / place
        if not folder.is_dir():
            continue
        versions = [entry for entry in folder.iterdir() if (entry / NAME).is_file()]
        if versions:
            newest = max(versions, key=lambda entry: _version(entry.name))
            return embed_script((newest / NAME).read_text(encoding="utf-8"))
    raise DataError(
        f"the installed pyvis has no {NAME} in {' or '.join(PLACES)}; "
        "install one that has it (pip install pyvis==0.3.2)"
    )


def _version(folder: str) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.rpartition("-")[2].split(".") if part.isdigit())
