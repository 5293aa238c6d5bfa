"""The tags of a desk, and several claims given or relieved of some in one step."""

from db.store import Store
from factcheck import anchors
from factcheck.model import Status


def test_tags_of_several_change_as_one_step_and_the_most_used_is_named_first(store: Store, article: str):
    version = store.articles.version(article)
    one, two = (
        store.claims.add(article, anchors.make(version.text, at, at + 5, version=version.id), Status.SOURCED).id
        for at in (0, 10)
    )
    store.verdicts.edit(one, tags=("ب",))
    steps = len(store.history(article))
    store.tags.change([one, two], ["أ", " أ ", "ج"], ["ب"])
    assert [store.claims.get(id).tags for id in (one, two)] == [("أ", "ج"), ("أ", "ج")]
    assert len(store.history(article)) == steps + 1
    store.tags.change([one], [], ["ج"])
    assert store.tags.known() == ["أ", "ج"]
    store.tags.change([one], ["أ"], [])
    store.tags.change([], ["أ"], [])
    assert len(store.history(article)) == steps + 2
    store.undo(article)
    store.undo(article)
    assert [store.claims.get(id).tags for id in (one, two)] == [("ب",), ()]
