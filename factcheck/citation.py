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
    status = inline.value(words(claim.status.label), words.language)
    quote = f"<blockquote>{inline.blocks(claim.quoted, *both)}</blockquote>"
    return f"{wording}{quote}<p>{status} · {_place(article, words)}</p>"


def quoted_html(quote: str, article: Article, words: Words) -> str:
    """Return words of an article as a piece of HTML, with where they stand."""
    from factcheck.report import inline

    said = inline.blocks(quote, article.language, words.language)
    return f"<blockquote>{said}</blockquote><p>{_place(article, words)}</p>"


def _place(article: Article, words: Words) -> str:
    from factcheck.report import inline

    parts = (part for part in (article.title, article.outlet, article.published) if part)
    link = f" {inline.link(article.url)}" if article.url else ""
    return " · ".join(inline.value(part, article.language, words.language) for part in parts) + link


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://")) and not any(sign in url for sign in "<> \n\t")
