"""Reports on their way out: what a desk holds of some articles, read and written in a worker, file by file."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from db import layouts
from db.stamps import now
from factcheck.errors import IsnadError
from factcheck.report import Format, Report, format_of
from factcheck.report.protection import warned
from ui.jobs import Order, Writing, files
from ui.override import override

if TYPE_CHECKING:
    from db.store import Store


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written: its file, the ids of its articles, and the name of its format."""

    path: Path
    articles: tuple[str, ...]
    format: str


@dataclass(frozen=True, slots=True)
class Warned:
    """A sentence of what leaves otherwise than one would think, and the title of the article that it is said of."""

    sentence: str
    title: str


class Delivery(Iterator[Written | Warned | IsnadError]):
    """Yields each file of an order when it is written, or why it could not be, and before them what is to be told.

    The desk is read with a connection of its own, on the thread that asks for the first. Once `stop` is set, no file
    is made or replaced any more. `expected` is how many files there will be where there are several, as soon as known.
    """

    def __init__(self, desk: str, by: str, articles: Sequence[str], order: Order) -> None:
        self.stop = Event()
        self.expected = 0
        self._steps = self._each(desk, by, articles, order)

    @override
    def __next__(self) -> Written | Warned | IsnadError:
        return next(self._steps)

    def _each(
        self, desk: str, by: str, articles: Sequence[str], order: Order
    ) -> Iterator[Written | Warned | IsnadError]:
        from db.store import Store

        format = order.format or format_of(order.path)
        with Store(desk, by) as store:
            store.connection.execute("PRAGMA query_only = ON")
            made = report(store, articles, order.language)
            if format is Format.ISNAD:
                whole = len(made.records) == len(store.articles.listed())
                made = replace(made, histories=store.dossiers.histories(made.records, whole=whole))
        made = replace(made, portions=order.portions, names_protected=order.names_protected, desk=order.desk)
        yield from (Warned(*each) for each in warned(made))
        left = deque(files(made, order))
        self.expected = len(left) if len(left) > 1 else 0
        while left:
            yield from self._written(*left.popleft(), format)

    def _written(self, made: Report, path: Path, format: Format) -> Iterator[Written | IsnadError]:
        articles = tuple(record.article.id for record in made.records)
        try:
            yield from (Written(each, articles, format.value) for each in Writing(made, path, format, self.stop))
        except IsnadError as error:
            yield error


def report(store: "Store", articles: Sequence[str], language: str) -> Report:
    """Return the report of some articles of a desk in a language, with all its parts. Raises NotFound."""
    hidden = tuple(source for source in store.sources.listed() if source.protected)
    records = tuple(map(store.articles.record, articles))
    known = tuple(one for record in records for one in layouts.pages_of(store, record))
    return Report(records, language, now(), store.by, pages=known, protected=hidden)
