"""The catalogue in, a page of Markdown that tells every question out: ``docs/questions.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from queries.question import Parameter, Question


def listing(questions: Iterable[Question]) -> str:
    """A table of all, then a section each: what it answers, takes and returns."""
    known = list(questions)
    lines = [
        "# The questions of the catalogue",
        "",
        "Written by `sifara queries --format markdown` from the files of `queries/catalogue/`.",
        "",
        "| question | asks | يسأل | спрашивает |",
        "| --- | --- | --- | --- |",
        *(f"| [`{q.name}`](#{q.name}) | {q.titles.en} | {q.titles.ar} | {q.titles.ru} |" for q in known),
    ]
    for question in known:
        lines += ["", f"## {question.name}", "", *_section(question)]
    return "\n".join(lines) + "\n"


def _section(question: Question) -> Iterator[str]:
    yield f"**{question.titles.en}** · **{question.titles.ar}** · **{question.titles.ru}**"
    yield ""
    yield question.description.en
    yield ""
    yield question.description.ar
    yield ""
    if question.parameters:
        yield "| parameter | takes | what | المراد |"
        yield "| --- | --- | --- | --- |"
        for p in question.parameters:
            yield f"| `--{p.name}` | {p.type}{_needed(p)} | {p.description.en} | {p.description.ar} |"
        yield ""
    columns = ", ".join(f"{c.title('en')} ({c.title('ar')}, {c.title('ru')})" for c in question.columns)
    yield f"Answers: {columns}."
    yield ""
    yield f"    {question.example}"


def _needed(parameter: Parameter) -> str:
    if parameter.required:
        return ", needed"
    return f", {parameter.default} if not said" if parameter.default else ""
