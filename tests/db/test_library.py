"""The lists of a desk's articles: asked for, ordered, kept in collections, on shelves and away, reversibly."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.store import DESK, Store
from factcheck.errors import NotFound, Refused
from factcheck.model import Level, Status
from factcheck.sift import PLAIN, Order, Sift
from tests.conftest import draft
from tests.db.test_journal import mark


@pytest.fixture
def desk() -> Store:
    """Three articles; the second has a claim."""
    store = Store(":memory:", "ليلى")
    said = (("خبر عن روسيا", "الجارديان", "2023-09-11"), ("خبر عن الأسلحة", "BBC", "2023-10"), ("ثالث", "", ""))
    for number, (text, outlet, published) in enumerate(said):
        store.by = "سامي" if number == 2 else "ليلى"
        store.intake.take_in(
            replace(
                draft(text, name=f"/{number}"),
                title=text,
                outlet=outlet,
                published=published,
                language=("ar", "en", "und")[number],
            )
        )
    store.by = "ليلى"
    mark(store, all_of(store)[1], 0, 3, Status.DISPUTED)
    return store


def all_of(store: Store) -> list[str]:
    """The articles, the oldest first."""
    return store.library.ids(replace(PLAIN, order=Order.OLDEST))


ASKED = {
    "words": (Sift(words="روسيا"), [0]),
    "a phrase that only its words answer to": (Sift(words='"روسيا خبر"'), []),
    "words of a claim": (Sift(words="خبر"), [0, 1]),
    "words but": (Sift(words="خبر -روسيا"), [1]),
    "a phrase": (Sift(words='"خبر عن" -"عن الأسلحة"'), [0]),
    "either": (Sift(words="ثالث OR روسيا"), [0, 2]),
    "outlet": (Sift(outlet="BBC"), [1]),
    "status": (Sift(status=Status.DISPUTED), [1]),
    "another status": (Sift(status=Status.VERIFIED), []),
    "language": (Sift(language="en"), [1]),
    "analyst": (Sift(analyst="سامي"), [2]),
    "since": (Sift(since="2023-10"), [1, 2]),
    "until": (Sift(until="2023-09-11"), [0]),
    "between": (Sift(since="2023-09-01", until="2023-09-30"), [0]),
    "several": (Sift(outlet="BBC", words="روسيا"), []),
    "lacking": (Sift(lacking=True), [1]),
}


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_asked_for_is_what_is_listed(desk: Store, asked: str):
    sift, expected = ASKED[asked]
    there = all_of(desk)
    assert sorted(there.index(id) for id in desk.library.ids(sift)) == expected


def test_orders_are_the_reverse_of_each_other_and_a_list_may_be_cut(desk: Store):
    assert desk.library.ids(PLAIN) == all_of(desk)[::-1]
    assert desk.library.ids(PLAIN, 2) == all_of(desk)[:0:-1]
    titles = [desk.articles.get(id).title for id in desk.library.ids(Sift(order=Order.TITLE))]
    assert titles == sorted(titles)
    outlets = [desk.articles.get(id).outlet for id in desk.library.ids(Sift(order=Order.OUTLET))]
    assert outlets == ["BBC", "الجارديان", ""]
    assert desk.library.outlets() == ["BBC", "الجارديان"]
    assert desk.library.languages() == ["ar", "en"]
    assert desk.library.analysts() == sorted({"ليلى", "سامي"})


def test_tags_are_offered_and_asked_for(desk: Store):
    claim = desk.claims.of(all_of(desk)[1])[0].id
    with desk.step(desk.undoable(all_of(desk)[1]).label, all_of(desk)[1]):  # type: ignore[union-attr]
        desk.tables.table("claim").update(claim, {"tags": '["سلاح", "عقوبات"]'})
    assert desk.library.tags() == ["سلاح", "عقوبات"]
    assert desk.library.ids(Sift(tag="سلاح")) == [all_of(desk)[1]]


def test_collections_hold_articles_and_every_deed_is_undone(desk: Store):
    first, second, _ = all_of(desk)
    made = desk.collections.make("  روسيا\n2023 ", [first])
    assert [(one.name, one.articles) for one in desk.collections.listed()] == [("روسيا 2023", 1)]
    desk.collections.put(made, [first, second])
    assert set(desk.library.ids(Sift(collection=made))) == {first, second}
    assert desk.collections.make("روسيا 2023", [second]) == made
    desk.collections.take(made, [first])
    assert desk.library.ids(Sift(collection=made)) == [second]
    desk.collections.rename(made, "أخرى")
    assert desk.collections.find("أخرى") == made
    desk.collections.remove(made)
    assert desk.collections.listed() == []
    for expected in (1, 1, 2, 1, 0):
        desk.undo(DESK)
        assert sum(one.articles for one in desk.collections.listed()) == expected


def test_an_article_that_is_removed_leaves_its_collections_and_comes_back_into_them(desk: Store):
    first = all_of(desk)[0]
    made = desk.collections.make("روسيا", [first])
    desk.collections.archive([first])
    desk.articles.remove(first)
    assert desk.collections.listed()[0].articles == 0
    desk.undo(DESK)
    assert desk.collections.of(first) == {made}
    assert desk.collections.is_archived(first)


def test_what_is_archived_is_left_out_of_lists_but_found(desk: Store):
    first, *others = all_of(desk)
    desk.collections.archive([first])
    assert all_of(desk) == others
    assert desk.library.ids(Sift(archived=True)) == [first]
    assert next(desk.search.hits("روسيا")).article == first
    desk.collections.fetch([first])
    assert first in all_of(desk)
    desk.undo(DESK)
    assert first not in all_of(desk)


def test_a_shelf_keeps_itself_up_to_date(desk: Store):
    saved = desk.shelves.save("روسيا", Sift(words="روسيا", level=Level.STEMS))
    shelf = desk.shelves.find("روسيا")
    assert (shelf.id, shelf.sift) == (saved, Sift(words="روسيا", level=Level.STEMS))
    assert len(desk.library.ids(shelf.sift)) == 1
    desk.intake.take_in(draft("سافر إلى روسيا", name="/later"))
    assert len(desk.library.ids(shelf.sift)) == 2
    assert desk.shelves.save("روسيا", Sift(words="سافر")) == saved
    desk.undo(DESK)
    assert desk.shelves.get(saved).sift.words == "روسيا"
    desk.shelves.remove(saved)
    assert desk.shelves.listed() == []


def test_what_is_not_there_and_what_has_no_name_is_refused(desk: Store):
    deeds: list[Callable[[], object]] = [
        lambda: desk.collections.put("x", []),
        lambda: desk.collections.remove("x"),
        lambda: desk.collections.find("x"),
        lambda: desk.shelves.find("x"),
        lambda: desk.shelves.remove("x"),
    ]
    for deed in deeds:
        with pytest.raises(NotFound):
            deed()
    for name in ("", " \n"):
        with pytest.raises(Refused):
            desk.collections.make(name)
        with pytest.raises(Refused):
            desk.shelves.save(name, PLAIN)


def test_listeners_hear_which_lists_changed(desk: Store):
    heard = []
    desk.listen(heard.append)
    first = all_of(desk)[0]
    desk.collections.make("روسيا", [first])
    desk.shelves.save("x", Sift(words="x"))
    desk.collections.archive([first])
    assert [set(change.shared) for change in heard] == [{"collection"}, {"shelf"}, set()]
    assert [set(change.articles) for change in heard] == [{first}, set(), {first}]


@given(
    st.builds(
        Sift, words=st.text(max_size=5), level=st.sampled_from(Level), status=st.sampled_from([None, *Status]),
        order=st.sampled_from(Order), outlet=st.text(max_size=3), archived=st.booleans(), lacking=st.booleans(),
    )
)  # fmt: skip
def test_what_is_kept_of_a_search_is_all_of_it(sift: Sift):
    assert Sift.from_json(sift.as_json()) == sift


def test_what_a_newer_program_keeps_of_a_search_is_passed_over():
    assert Sift.from_json('{"words": "x", "mood": "good"}') == Sift(words="x")
