"""What the cover of a report tells of an article, for every format: where it is from, who checked it, who read that."""

from factcheck.model import Record
from factcheck.report import Report
from factcheck.report.told import Fact
from factcheck.words import N_, Words

LANGUAGES = {"ar": N_("Arabic"), "en": N_("English"), "fr": N_("French"), "und": N_("not known")}
"""The names of the languages that articles are in most; of another one the tag is told."""


def facts(record: Record, report: Report, words: Words) -> tuple[Fact, ...]:
    """Return the facts of a cover, in the report's language, without those that nobody told."""
    article, version = record.article, record.version
    language = LANGUAGES.get(article.language)
    number = words(N_("{number} of {count}"), number=version.number, count=record.versions[-1].number)
    told = (
        Fact(words(N_("Outlet")), article.outlet),
        Fact(words(N_("Author")), article.author),
        Fact(words(N_("Published")), article.published),
        Fact(words(N_("Captured")), stamp(version.captured), is_code=True),
        Fact(words(N_("Version")), number),
        Fact(words(N_("Language")), words(language) if language else article.language),
        Fact(words(N_("Link")), article.url, is_link=True),
        Fact(words(N_("Desk")), report.desk),
        Fact(words(N_("Analyst")), report.by),
        Fact(words(N_("Reviewer")), article.reviewer),
        Fact(words(N_("Made on")), stamp(report.made), is_code=True),
    )
    return tuple(fact for fact in told if fact.value.strip())


def stamp(at: str) -> str:
    """Return one of the desk's times as day, time of day and UTC."""
    return f"{at[:16].replace('T', ' ')} UTC"
