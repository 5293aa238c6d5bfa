"""A claim as text for a letter, a chat or another document: never without its source."""

from factcheck.model import Article, Claim
from factcheck.words import Words


def cited(claim: Claim, article: Article, words: Words) -> str:
    """Return a claim's wording (where it differs from the quote), its quote, its status and where it stands."""
    quote = claim.passage.quote if len(claim.passages) == 1 else claim.quoted
    place = " · ".join(part for part in (article.title, article.outlet, article.published, article.url) if part)
    wording = [] if claim.wording == claim.quoted else [claim.wording]
    return "\n".join([*wording, f"«{quote}»", f"[{words(claim.status.label)}] {place}"])
