"""What a list shows of many claims' records is what the dossier of each says, read at once."""

from db.store import Store
from factcheck.attribution import SourceKind
from factcheck.evidence import EvidenceKind, Stance
from factcheck.glance import Glance
from factcheck.model import Status
from tests import worked
from tests.conftest import draft


def test_a_glance_agrees_with_the_dossier_of_every_claim(store: Store):
    article = worked.work(store)
    claims = store.claims.of(article)
    for number, claim in enumerate(claims):
        store.claims.set_status(claim.id, list(Status)[number % 4])
    claims = store.claims.of(article)
    seen = store.glances.of(claims)
    assert seen.keys() == {claim.id for claim in claims}
    for claim in claims:
        dossier = store.dossiers.of(claim.id)
        levels = tuple(tuple(dossier.sources[hop.source] for hop in level) for level in dossier.levels)
        assert seen[claim.id] == Glance(levels, len(dossier.evidence), tuple(dossier.lacks()))
    assert any(len(glance.speakers) > 2 for glance in seen.values())
    assert any(glance.evidence > 1 for glance in seen.values())
    assert len({glance.wants for glance in seen.values()}) > 4


def test_the_chain_of_an_item_is_not_the_claims(store: Store):
    from factcheck import anchors

    article = store.intake.take_in(draft()).article
    version = store.articles.version(article)
    claim = store.claims.add(article, anchors.make(version.text, 0, 5, version=version.id), Status.SOURCED)
    item = store.evidence.add(claim.id, Stance.SUPPORTS, EvidenceKind.DOCUMENT)
    source = store.sources.find_or_add("وكالة ANP", SourceKind.AGENCY)
    store.hops.add(claim.id, source.id, evidence=item.id)
    (glance,) = store.glances.of([claim]).values()
    assert (glance.speakers, glance.evidence) == ((), 1)
    assert [want.requirement.value for want in glance.wants] == ["chain"]


def test_however_many_claims_there_are_the_desk_is_asked_as_often(store: Store):
    article = worked.work(store)
    claims = store.claims.of(article)
    store.glances.of(claims)
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    store.glances.of(claims[:1])
    few = len(asked)
    store.glances.of(claims)
    store.connection.set_trace_callback(None)
    assert len(asked) == 2 * few
    assert few < 10


def test_whether_a_source_changed_is_asked_of_an_index(store: Store):
    plan = store.connection.execute(
        "EXPLAIN QUERY PLAN SELECT coalesce(max(seq), 0), count(*) FROM journal WHERE kind = 'source'"
    ).fetchall()
    assert any("journal_source" in row[-1] for row in plan)
