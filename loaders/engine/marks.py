"""Punctuation by what it does in a text, for every script that the packs write in."""

from __future__ import annotations

STOPS = frozenset(".!?؟…;")
LIST_COMMAS = frozenset("،,")
COMMAS = LIST_COMMAS | {"؛"}  # the Arabic semicolon parts clauses, not sentences
OPENERS = frozenset("«“„([")
CLOSERS = frozenset("»”)]")
QUOTES = OPENERS | CLOSERS | frozenset("\"'‘’")
APOSTROPHES = frozenset("'’")
TATWEEL = "\u0640"  # stretches a word; on its own it is a dash
DASHES = frozenset("-–—") | {TATWEEL}
BESIDE_ENDS = frozenset(".؟")  # beyond these no word stands beside another
COMPLEMENT_ENDS = BESIDE_ENDS | {"،"}  # beyond these no complement of a noun follows
BRACKET_END = ")"  # of the closers, the one that ends a parenthesis and not a quotation
QUESTIONS = frozenset("?؟")
