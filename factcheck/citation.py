"""A claim as text for a letter, a chat or another document: never without its source."""

from factcheck.model import Article, Claim
from factcheck.words import Words


def cited(claim: Claim, article: Article, words: Words) -> str:
    """Return a claim's wording (where it differs from the quote), its quote, its status and where it stands."""
    quote = claim.passage.quote if len(claim.passages) == 1 else claim.quoted
    place = " · ".join(part for part in (article.title, article.outlet, article.published, article.url) if part)
    wording = [] if claim.wording == claim.quoted else [claim.wording]
    return "\n".join([*wording, f"«{quote}»", f"[{words(claim.status.label)}] {place}"])


def cited_markdown(claim: Claim, article: Article, words: Words) -> str:
    """Return the same as Markdown: a quotation, and below it the status and a link to the article."""
    from factcheck.report.md import escaped, line

    wording = [] if claim.wording == claim.quoted else [f"**{line(claim.wording)}**", ""]
    quote = [f"> {each}" for each in escaped(claim.quoted).split("\n")]
    title = line(article.title)
    address = article.url if _is_web(article.url) else ""
    place = [
        f"[{title}](<{address}>)" if address else title,
        *map(line, filter(None, (article.outlet, article.published))),
    ]
    return "\n".join([*wording, *quote, "", f"*{words(claim.status.label)}* · {' · '.join(place)}"])


def cited_html(claim: Claim, article: Article, words: Words) -> str:
    """Return the same as a piece of HTML, each text in its own language and direction."""
    from factcheck.report import inline

    both = (article.language, words.language)
    wording = "" if claim.wording == claim.quoted else f"{inline.blocks(claim.wording, *both)}"
    quote = inline.blocks(claim.quoted, *both)
    link = f" {inline.link(article.url)}" if article.url else ""
    place = " · ".join(inline.value(part, *both) for part in (article.title, article.outlet, article.published) if part)
    status = inline.value(words(claim.status.label), words.language)
    return f"{wording}<blockquote>{quote}</blockquote><p>{status} · {place}{link}</p>"


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://")) and not any(sign in url for sign in "<> \n\t")
