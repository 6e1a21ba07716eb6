"""Values and scripts in, text that may stand inside an HTML page out: nothing in it can end its element."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

# Inside a script element "<" may begin "</script" or "<!--"; U+2028 and U+2029 end a line of JavaScript;
# a lone surrogate has no UTF-8. As escapes they mean the same to a JSON parser and nothing to HTML.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def embed_json(value: Any) -> str:
    """Compact JSON for a ``<script type="application/json">`` element."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def embed_script(source: str) -> str:
    """A script of our own or of a package, fit to stand between script tags.

    ValueError when it holds what would end or confuse the element: in code that has no safe rewriting.
    """
    if found := re.search(r"</script|<!--", source, re.IGNORECASE):
        raise ValueError(f"a script that holds {found[0]!r} can't be put into a page")
    return source


def plain_text(text: str) -> str:
    """The text with lone surrogates replaced (U+FFFD), so that it can be written as UTF-8."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def policy_hash(source: str) -> str:
    """The source expression that allows exactly this inline script or style (CSP level 2)."""
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
