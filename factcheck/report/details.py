"""What is recorded of a claim, as HTML: its facts, its chain of attribution, its evidence, its corrections."""

from collections.abc import Iterator
from html import escape

from factcheck.attribution import Seen
from factcheck.report import inline
from factcheck.report.told import Fact, Group, Item, Told
from factcheck.words import Words


def rating(told: Told, languages: tuple[str, str]) -> str:
    """Return the verdict as a badge of its colour and name, or nothing."""
    if not told.rating:
        return ""
    return (
        f' <span class="rating" style="--verdict: {escape(told.colour)}">{inline.value(told.rating, *languages)}</span>'
    )


def details(told: Told, words: Words, languages: tuple[str, str]) -> Iterator[str]:
    """Yield the elements that follow a claim's words; `languages` are the article's and the report's."""
    own = (languages[1], languages[0])
    if told.facts:
        yield f'<dl class="told">{_facts(told.facts, own)}</dl>\n'
    seen = {words(each.label): each for each in Seen}
    for group in told.groups:
        yield f'<div class="group {group.kind}"><h4>{escape(group.title)}</h4>\n'
        yield from _items(group, seen, languages, own)
        if group.remark:
            yield f'<p class="remark">{inline.value(group.remark, *own)}</p>'
        yield "</div>\n"


def _items(group: Group, seen: dict[str, Seen], languages: tuple[str, str], own: tuple[str, str]) -> Iterator[str]:
    tag = "ol" if group.kind == "chain" else "ul"
    yield f"<{tag}>"
    for item in group.items:
        state = f' class="seen-{seen[item.mark].value.replace(" ", "-")}"' if item.mark in seen else ""
        yield f"<li{state}>{_title(item, own)}"
        if item.quote:
            attributes = inline.attributes(item.quote, *languages)
            opening, closing = ("«", "»") if attributes.endswith('"rtl"') else ("“", "”")
            quote = escape(inline.quiet(item.quote))
            yield f"<blockquote {attributes}>{opening}<bdi>{quote}</bdi>{closing}</blockquote>"
        if item.facts:
            yield f'<dl class="told">{_facts(item.facts, own)}</dl>'
        yield "</li>\n"
    yield f"</{tag}>"


def _title(item: Item, own: tuple[str, str]) -> str:
    title = f"<strong>{inline.value(item.title, *own)}</strong>"
    soft = [inline.value(each, *own) for each in (item.kind, item.mark) if each and each != item.title]
    return f'{title} <span class="soft">{" · ".join(soft)}</span>' if soft else title


def _facts(facts: tuple[Fact, ...], own: tuple[str, str]) -> str:
    return "".join(f"<div><dt>{escape(fact.name)}</dt><dd>{_value(fact, own)}</dd></div>" for fact in facts)


def _value(fact: Fact, own: tuple[str, str]) -> str:
    if fact.is_link:
        return inline.link(fact.value)
    if fact.is_code:
        return inline.code(fact.value)
    return inline.blocks(fact.value, *own) if "\n" in fact.value.strip() else inline.value(fact.value, *own)
