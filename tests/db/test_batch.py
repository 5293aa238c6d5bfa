"""Many drafts that come in at once: what becomes of each is what becomes of it alone, and so is the desk."""

from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.batch import Batch
from db.store import Store
from db.taken import Outcome
from factcheck.errors import NothingToReverse, Refused
from factcheck.gist import Gists
from factcheck.model import Draft
from factcheck.nearly import Nearly
from tests.conftest import TEXT, draft

WORDS = TEXT.split()
TEXTS = [
    TEXT,
    " ".join(WORDS[::-1]),
    " ".join("زيادة" if at == len(WORDS) // 2 else word for at, word in enumerate(WORDS)),
    TEXT.replace("ا", "أ"),
    "خبر قصير",
    "خبر قصير آخر",
    *(f"خبر {number}\n" + " ".join(f"كلمة{number * 100 + word}" for word in range(60)) for number in range(6)),
]

Choice = tuple[int, str, str, bool, bool]
CHOICES = st.tuples(
    st.sampled_from(range(len(TEXTS))), st.sampled_from(["", "/a.txt", "/b.txt"]),
    st.sampled_from(["", "https://a.test/"]), st.booleans(), st.booleans(),
)  # fmt: skip


def made(chosen: Choice) -> Draft:
    at, name, url, legacy, told = chosen
    text = TEXTS[at]
    original = text.encode("cp1256") if legacy else text.encode()
    return draft(text, name=name, url=url, original=original, gist=Gists().of(text) if told else None)


def state(store: Store) -> list[object]:
    """What the desk holds, but for ids and times."""
    queries = (
        "SELECT a.title, a.url, v.number, v.text, v.original, v.name FROM article a JOIN version v ON v.article = a.id",
        "SELECT s.kind, s.label, j.kind, j.before IS NULL, j.after IS NULL, json_extract(j.after, '$.title'), "
        "json_extract(j.after, '$.text') FROM step s JOIN journal j ON j.step = s.seq ORDER BY s.seq, j.seq",
        "SELECT sha256, content FROM text", "SELECT sha256, content FROM original",
        "SELECT t.sha256, s.words FROM sketched s JOIN text t ON t.id = s.text",
        "SELECT t.sha256, s.mark FROM sketch s JOIN text t ON t.id = s.text",
        "SELECT count(*) FROM step_in_progress",
    )  # fmt: skip
    found = [store.connection.execute(query).fetchall() for query in queries]
    return [rows if "ORDER" in query else sorted(rows) for query, rows in zip(queries, found, strict=True)]


def outcomes(store: Store, drafts: Sequence[Draft], nearly: Nearly, *, at_once: bool) -> list[object]:
    intake = store.intake
    taken = intake.take_in_all(drafts, nearly) if at_once else [intake.add(one, nearly) for one in drafts]
    articles: dict[str, int] = {}
    told: list[object] = []
    for one in taken:
        assert not isinstance(one, Refused)
        number = articles.setdefault(one.article, len(articles))
        near = articles.get(one.near, -1)
        told.append((one.outcome, number, near, [warning.template for warning in one.warnings]))
    return told


@settings(max_examples=60, deadline=None)
@given(
    st.lists(CHOICES, max_size=6), st.lists(CHOICES, min_size=8, max_size=20), st.sampled_from(Nearly), st.booleans()
)
def test_at_once_and_one_by_one_are_the_same(
    before: list[Choice], chosen: list[Choice], nearly: Nearly, some_undone: bool
):
    drafts = list(map(made, chosen))
    with Store(":memory:", "ليلى") as one, Store(":memory:", "ليلى") as other:
        for store in (one, other):
            for known in before:
                store.intake.add(made(known))
            if some_undone:  # its text stays in the desk
                with suppress(NothingToReverse):
                    store.undo("desk")
        assert outcomes(one, drafts, nearly, at_once=True) == outcomes(other, drafts, nearly, at_once=False)
        assert state(one) == state(other)
        assert one.index.agrees()  # stems may know more: also of words that were looked at and left out


def test_each_is_undone_by_itself():
    with Store(":memory:", "ليلى") as store:
        taken = store.intake.take_in_all([draft(text, name=f"/{at}.txt") for at, text in enumerate(TEXTS[4:])])
        assert [not isinstance(one, Refused) and one.outcome for one in taken] == [Outcome.ADDED] * 8
        titles = [one.article.title for one in store.articles.listed()]
        assert len(titles) == 8
        store.undo("desk")
        assert len(store.articles.listed()) == 7
        store.redo("desk")
        assert [one.article.title for one in store.articles.listed()] == titles
        assert store.index.agrees()


def test_what_fails_in_the_middle_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch):
    with Store(":memory:", "ليلى") as store:
        before = state(store)

        def fail(*_: object) -> None:
            raise RuntimeError

        with monkeypatch.context() as patch:
            patch.setattr(Batch, "_write_rows", fail)
            with pytest.raises(RuntimeError):
                store.intake.take_in_all([draft(text, name=f"/{at}.txt") for at, text in enumerate(TEXTS)])
        assert state(store) == before
        store.intake.take_in_all([draft(text, name=f"/{at}.txt") for at, text in enumerate(TEXTS)])
        assert store.index.agrees()
