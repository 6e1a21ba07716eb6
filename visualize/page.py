"""The network page: facts, places and words in, one self-contained HTML document out."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined

from visualize.assets import vis_network_script
from visualize.dates import say_date
from visualize.drawing import draw
from visualize.embed import embed_json, embed_script, plain_text, policy_hash
from visualize.facts import Event
from visualize.folding import fold_table
from visualize.levels import Levels
from visualize.palette import load_palette
from visualize.positions import position_parties
from visualize.strings import LANGUAGES, load_strings
from visualize.terms import load_terms

TEMPLATES = files("visualize") / "templates"

# The page's script, in the order in which its parts build on each other.
SCRIPTS = (
    "text",
    "model",
    "view",
    "canvas",
    "labels",
    "keyboard",
    "details",
    "list",
    "search",
    "controls",
    "main",
)


def render_page(levels: Levels, language: str, title: str | None) -> str:
    """The whole document. ``title``: None for one that says what it is in the language of the interface."""
    style = (TEMPLATES / "network.css").read_text(encoding="utf-8")
    script = _script()
    library = vis_network_script()
    environment = Environment(
        loader=BaseLoader(), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((TEMPLATES / "network.html.j2").read_text(encoding="utf-8"))
    return template.render(
        title=None if title is None else plain_text(title),
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        names=load_strings()["own_name"],
        strings={key: texts[language] for key, texts in load_strings().items()},
        style=style,
        library=library,
        script=script,
        data=embed_json(_data(levels, language)),
        script_sources=f"{policy_hash(library)} {policy_hash(script)}",
        style_sources=policy_hash(style),
        ground=load_palette().ground,
    )


def _script() -> str:
    parts = [(TEMPLATES / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return embed_script("(() => {\n'use strict';\n" + "\n".join(parts) + "\n})();")


def _data(levels: Levels, language: str) -> dict[str, Any]:
    """What the script reads; see ``model.js``."""
    facts = levels.facts
    return {
        "language": language,
        "languages": LANGUAGES,
        "strings": load_strings(),
        "terms": load_terms(),
        "palette": asdict(load_palette()),
        "fold": fold_table(),
        "parties": [_lean(asdict(party)) for party in facts.parties],
        "homes": [levels.homes.get(i) for i in range(len(facts.parties))] if levels.homes else [],
        "waiting": sorted(levels.waiting),
        "events": [_event(event) for event in facts.events],
        "drawing": draw(facts, position_parties(levels), language),
    }


def _event(event: Event) -> dict[str, Any]:
    when = {language: say_date(event.edtf, language) for language in LANGUAGES}
    found = _lean(asdict(event)) | {"when": when}
    found["evidence"] = [_lean(quote) for quote in found.get("evidence", ())]
    found |= {"participants": event.participants, "sites": event.sites}
    return found


def _lean(found: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known, which the script asks for by ``?.`` and ``??``."""
    return {
        key: value for key, value in found.items() if value is not None and value is not False and value != ()
    }
