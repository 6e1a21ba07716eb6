"""EDTF dates said in words: "2024-07-24" in, «24 يوليو 2024» or "24 July 2024" out."""

from __future__ import annotations

from visualize.strings import fill, load_strings


def say_date(edtf: str | None, language: str) -> str:
    """The date in the words of the interface language, as precise as it is; "undated" for None.

    What is not of the part of EDTF that Sifara writes comes back as it is.
    """
    strings = load_strings()
    if not edtf:
        return strings["undated"][language]
    first, _, last = edtf.partition("/")
    if last and first != last:
        return _say_interval(first, last, language)
    return _say_one(first, language)


def _say_interval(first: str, last: str, language: str) -> str:
    start, end = _say_one(first, language), _say_one(last, language)
    if first[:4] == last[:4] and "X" not in first and first[-1].isdigit():
        start = start.removesuffix(f" {first[:4]}")  # "October to November 2024": the year once is enough
    return fill(load_strings()["from_to"][language], a=start, b=end)


def _say_one(edtf: str, language: str) -> str:
    strings = load_strings()
    date = edtf.rstrip("~?%")
    year, *rest = date.split("-")
    if not rest and not year.isdigit():
        return edtf
    words = []
    exact = len(rest) > 1 and rest[1].isdigit()
    if rest and rest[0] != "XX":
        if f"month_{rest[0].lstrip('0')}" not in strings:
            return edtf
        words.append(strings[f"month_of_{int(rest[0])}" if exact else f"month_{int(rest[0])}"][language])
    if exact:
        words.insert(0, str(int(rest[1])))
    if "X" not in year:
        words.append(year)
    elif words:
        words = [fill(strings["year_open"][language], a=" ".join(words))]
    said = " ".join(words) or edtf
    return said if date == edtf else fill(strings["about"][language], a=said)
