"""What we write and read back: a desk's articles leave whole and come in whole, whatever is in them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.store import Store
from factcheck import inputs
from factcheck.history import Carried
from factcheck.model import Record
from factcheck.report import Format, Report, render
from tests.factcheck.report.test_data import records

AT = "2026-11-23T08:00:00.000Z"


@pytest.mark.parametrize("format", [Format.JSON, Format.ISNAD])
def test_a_record_is_the_same_in_the_next_desk_and_in_the_one_after(format: Format) -> None:
    @settings(deadline=None, max_examples=20)
    @given(st.lists(st.sampled_from("ab"), min_size=1, max_size=2, unique=True).flatmap(_several))
    def holds(several: tuple[Record, ...]) -> None:
        with Store(":memory:") as first, Store(":memory:") as second, Store(":memory:") as third:
            for record in several:
                first.intake.take_in(record)
            files = []
            for here, there in ((first, second), (second, third)):
                files.append(written(here, several, format))
                there.intake.take_in_all(inputs.read(files[-1], f"a{format.suffix}"))
            for record in several:
                article = record.article.id
                kept = first.articles.record(article)
                for other in (second, third):
                    came = other.articles.record(article)
                    # The scale grows by what comes in; what is there has its place before it.
                    assert replace(came, ratings=(), sources=()) == replace(kept, ratings=(), sources=())
                    assert set(came.sources) >= set(kept.sources)
                    assert set(came.ratings) == set(kept.ratings)
            if format is Format.JSON:
                assert written(second, several, format) == files[0]
            for one in inputs.read(files[0]):
                held = one.record if isinstance(one, Carried) else one
                assert isinstance(held, Record)
                assert third.dossiers.holds(held)

    holds()


def _several(names: list[str]) -> st.SearchStrategy[tuple[Record, ...]]:
    return st.tuples(*(records(name) for name in names))


def written(store: Store, several: tuple[Record, ...], format: Format) -> bytes:
    kept = tuple(store.articles.record(record.article.id) for record in several)
    histories = tuple(map(store.dossiers.history, kept)) if format is Format.ISNAD else ()
    return render(Report(kept, "ar", AT, "ليلى", histories=histories, names_protected=True), format)
