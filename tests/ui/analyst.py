"""Somebody who does anything at all in the window: a seeded generator draws the deeds."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from db.stamps import DESK
from factcheck.attribution import Seen, SourceKind
from factcheck.evidence import EvidenceKind, Stance
from factcheck.model import Claim, Confidence, Status
from factcheck.reviews import Decision
from factcheck.sift import Sift
from tests.ui.driver import CONTROL, PLAIN, SHIFT, Driver

Key = Qt.Key
OTHERS = (
    "مقالة أخرى عن العقد\nقال المتحدث إن العقد لم يوقّع بعد، وإن الوزارة تنتظر رأيًا.\n\nوأضاف 😀 أن الرقم 31 خطأ.\n",
    "A report in English\nThe ministry said that 15 firms, among them «شركة النور», had signed.\nNobody else did so.\n",
    "خبر قصير\nنفت الوزارة الخبر.\nثم أكدته وكالة «نبأ» بعد ساعة، وقالت إن 20 شاهدًا رأوا ذلك.\n",
)
NAMES = ("وكالة نبأ", "المتحدث باسم الوزارة", "Reuters", "شاهد عيان")
TYPED = ("عبارة", "note 12", "رأي آخر؟", "x")
EDGE_KEYS = [(key, way) for key in (Key.Key_F6, Key.Key_F7) for way in (PLAIN, SHIFT, CONTROL, CONTROL | SHIFT)]
ALT = Qt.KeyboardModifier.AltModifier


class Analyst:
    """Somebody who does anything at all, and looks after each deed whether the window tells the truth."""

    def __init__(self, desktop: Driver, folder: Path, seed: int) -> None:
        self.desktop, self.folder = desktop, folder
        self.random = random.Random(seed)
        self.done: list[str] = []
        self.refused: list[str] = []
        self.stands_for: dict[str, str] = {}
        desktop.session.refused.connect(self.refused.append)

    def original(self, step: str) -> str:
        """Return the step whose place another one has, which took it back and brought it back for a moment."""
        return self.original(self.stands_for[step]) if step in self.stands_for else step

    def think(self) -> "Callable[[Analyst], None]":
        """Return what is done next: anything, but with something to do it to."""
        if not self._articles():
            return Analyst.take_in
        if self.desktop.session.article is None:
            return Analyst.go
        return self.random.choices(list(DOING), list(DOING.values()))[0]

    # What can be done

    def mark(self) -> None:
        self._select()
        self._key(self.random.choice((Key.Key_0, Key.Key_1, Key.Key_2, Key.Key_3)))

    def choose(self) -> None:
        self._key(self.random.choice((Key.Key_Down, Key.Key_Up)), ALT)

    def choose_several(self) -> None:
        claims = [claim.id for claim in self.desktop.session.claims]
        self.desktop.session.choose_together(self.random.sample(claims, min(len(claims), self.random.randint(1, 4))))

    def set_status(self) -> None:
        self.desktop.session.set_status(self.random.choice(list(Status)))

    def reword(self) -> None:
        claim = self._claim()
        if claim:
            self.desktop.session.set_wording(claim.id, self.random.choice((*TYPED, "", claim.wording)))

    def note(self) -> None:
        if self._claim():
            self.desktop.window.claim.note.setFocus()
            self.desktop.type(self.random.choice(TYPED))
            self.desktop.article.setFocus()

    def tag(self) -> None:
        chosen, tags = self.desktop.session.tagging.chosen(), self.random.sample(("ضرائب", "العقد", "figures"), 2)
        self.desktop.session.tagging.change(chosen, tags[:1], tags[1:])

    def judge(self) -> None:
        claim = self._claim()
        if claim:
            ratings = [rating.id for rating in self.desktop.store.ratings.scale()]
            fields = {
                "rating": self.random.choice(["", *ratings]), "rationale": self.random.choice(TYPED),
                "confidence": self.random.choice(list(Confidence)), "said": "2026-11-23", "topic": self._word(),
            }  # fmt: skip
            name = self.random.choice(list(fields))
            self.desktop.session.recording.edit(claim.id, **{name: fields[name]})

    def split(self) -> None:
        claim = self._claim()
        passage = self.random.choice(claim.passages) if claim else None
        if passage:
            self._caret(self.random.randint(passage.start, passage.end))
            self._key(Key.Key_F5)

    def merge(self) -> None:
        self._key(Key.Key_F5, SHIFT)

    def move_edge(self) -> None:
        self._key(*self.random.choice(EDGE_KEYS))

    def add_passage(self) -> None:
        self._select()
        self._key(Key.Key_F4)

    def remove_passage(self) -> None:
        self._key(Key.Key_F4, SHIFT)

    def add_evidence(self) -> None:
        stance, kind = self.random.choice(list(Stance)), self.random.choice(list(EvidenceKind))
        self.desktop.session.recording.add_evidence(stance, kind, title=self.random.choice(TYPED))

    def change_evidence(self) -> None:
        held = self._dossier("evidence")
        if held:
            self.desktop.session.recording.change_evidence(self.random.choice(held).id, note=self.random.choice(TYPED))

    def remove_evidence(self) -> None:
        held = self._dossier("evidence")
        if held:
            self.desktop.session.recording.remove_evidence(self.random.choice(held).id)

    def add_hop(self) -> None:
        hops, evidence = self._dossier("hops"), self._dossier("evidence")
        beside = self.random.choice(["", "", *(hop.id for hop in hops if not hop.evidence)])
        item = "" if beside else self.random.choice(["", "", *(one.id for one in evidence)])
        kind = self.random.choice(list(SourceKind))
        self.desktop.session.recording.add_hop(self.random.choice(NAMES), kind, beside, item)

    def add_named(self) -> None:
        self._select()
        self._key(*self.random.choice([(Key.Key_J, CONTROL), (Key.Key_B, CONTROL | SHIFT)]))

    def change_hop(self) -> None:
        hops = self._dossier("hops")
        if hops:
            hop, recording = self.random.choice(hops), self.desktop.session.recording
            self.random.choice([
                lambda: recording.change_hop(hop.id, seen=self.random.choice(list(Seen))),
                lambda: recording.move_hop(hop, self.random.randint(0, 3)),
                lambda: recording.name_hop(hop, self.random.choice(NAMES), SourceKind.PERSON),
                lambda: recording.remove_hop(hop.id),
            ])()  # fmt: skip

    def merge_sources(self) -> None:
        held = [source.id for source in self.desktop.store.sources.listed()]
        if len(held) > 1:
            self.desktop.session.sourcing.merge(*self.random.sample(held, 2))

    def review(self) -> None:
        claim = self._claim()
        if claim:
            decision = self.random.choice(list(Decision))
            self.desktop.session.recording.add_review(claim.id, decision, "سبب", self.random.choice(NAMES))

    def delete(self) -> None:
        self._key(Key.Key_Delete)

    def bring_back(self) -> None:
        history = self.desktop.session.recording.history()
        if history:
            self.desktop.session.recording.bring_back(self.random.choice(history).step.id)

    def take_in(self) -> None:
        path = self.folder / f"{len(self.done)}.txt"
        path.write_text(self.random.choice(OTHERS) + "كلمة " * self.random.randint(0, 3), encoding="utf-8")
        self.desktop.session.traffic.import_paths([path])
        self.desktop.wait(lambda: not self.desktop.session.traffic.is_busy)

    def go(self) -> None:
        self.desktop.session.open_article(self.random.choice(self._articles()))

    def rename(self) -> None:
        field = self.random.choice(("title", "outlet", "author", "language", "published"))
        self.desktop.session.shaping.set_header(field, self.random.choice((*TYPED, "ar", "en", "")))

    def keep_in_order(self) -> None:
        holdings, articles = self.desktop.session.holdings, self._articles()
        some = self.random.sample(articles, self.random.randint(1, len(articles)))
        kept = [one.id for one in holdings.collections()]
        shelves = [one.id for one in holdings.shelves()]
        self.random.choice([
            lambda: holdings.collect(self.random.choice(("مجموعة", "Second")), some),
            lambda: holdings.take_out(self.random.choice(kept), some) if kept else None,
            lambda: holdings.delete_collection(self.random.choice(kept)) if kept else None,
            lambda: holdings.archive(some),
            lambda: holdings.save(self.random.choice(("بحث", "Other")), Sift(words=self._word())),
            lambda: holdings.delete_shelf(self.random.choice(shelves)) if shelves else None,
        ])()  # fmt: skip

    def remove_article(self) -> None:
        articles = self._articles()
        if len(articles) > 2:
            self.desktop.session.holdings.remove(self.random.sample(articles, self.random.choice((1, 1, 2))))

    def undo(self) -> None:
        self._reverse_any(back=True)

    def redo(self) -> None:
        self._reverse_any(back=False)

    def _reverse_any(self, *, back: bool) -> None:
        """Undo or redo in the article or in the library; where that is not what was done last, only for a moment."""
        article, store = self.desktop.session.article, self.desktop.store
        stack = self.random.choice((DESK, article.id if article else DESK))
        named = store.undoable if back else store.redoable
        last, was = newest(self, back=back), named(stack)
        before, steps = state(self.desktop), count_steps(self.desktop)
        self.reverse(stack, back=back)
        if was and count_steps(self.desktop) > steps and stack != last:
            if stack != DESK:
                self.desktop.session.open_article(stack)
            self.reverse(stack, back=not back)
            assert state(self.desktop) == before, self.done
            again = named(stack)
            assert again is not None
            self.stands_for[again.id] = was.id

    def reverse(self, stack: str, *, back: bool) -> None:
        """Press the keys of undo or redo, in the article or in the library."""
        (self.desktop.library if stack == DESK else self.desktop.article).setFocus()
        self.desktop.key(Key.Key_Z, CONTROL if back else CONTROL | SHIFT)

    # What everything is done with

    def _claim(self) -> Claim | None:
        if not self.desktop.session.chosen and self.desktop.session.claims:
            self.desktop.session.choose(self.random.choice(self.desktop.session.claims).id)
        return self.desktop.session.claim(self.desktop.session.chosen)

    def _dossier(self, part: str) -> list[Any]:
        dossier = self.desktop.session.recording.dossier() if self._claim() else None
        return list(getattr(dossier, part)) if dossier else []

    def _articles(self) -> list[str]:
        listed = sorted(self.desktop.store.articles.listed(), key=lambda one: (one.article.created, one.article.title))
        return [one.article.id for one in listed]  # ids are drawn anew each time: their order must not matter

    def _word(self) -> str:
        return self.random.choice(self.desktop.text.split()) if self.desktop.session.version else "كلمة"

    def _select(self) -> None:
        words = list(re.finditer(r"\S+", self.desktop.text)) if self.desktop.session.version else []
        if words:
            first = self.random.randrange(len(words))
            last = min(len(words) - 1, first + self.random.randint(0, 9))
            cut = self.random.choice((0, 0, 1))
            self.desktop.article.select(words[first].start(), max(words[first].start() + 1, words[last].end() - cut))

    def _caret(self, at: int) -> None:
        self.desktop.article.select(at, at)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.desktop.article.setFocus()
        self.desktop.key(key, modifiers)


def state(desktop: Driver) -> dict[str, object]:
    """Everything that the desk holds and that a deed can change."""
    store = desktop.store
    return {
        "records": {one.article.id: store.articles.record(one.article.id) for one in store.articles.listed()},
        "sources": sorted(store.sources.listed(), key=lambda source: source.id),
        "collections": {one.article.id: store.collections.of(one.article.id) for one in store.articles.listed()},
        "kept": sorted((one.id, one.name) for one in store.collections.listed()),
        "archived": {one.article.id: store.collections.is_archived(one.article.id) for one in store.articles.listed()},
        "shelves": sorted(store.shelves.listed(), key=lambda shelf: shelf.id),
    }


def newest(analyst: Analyst, *, back: bool) -> str:
    """The stack of what the whole desk would take back, or bring back, next; empty where there is nothing."""
    store = analyst.desktop.store
    named = store.undoable if back else store.redoable
    order = dict(store.connection.execute("SELECT id, seq FROM step").fetchall())
    stacks = store.connection.execute("SELECT DISTINCT stack FROM step").fetchall()
    next_ = {stack: order[analyst.original(step.id)] for (stack,) in stacks if (step := named(stack))}
    return max(next_, key=next_.__getitem__, default="")


def count_steps(desktop: Driver) -> int:
    """How many steps the desk's journal holds."""
    return int(desktop.store.connection.execute("SELECT count(*) FROM step").fetchone()[0])


DOING: dict[Callable[[Analyst], None], int] = {
    Analyst.mark: 12, Analyst.choose: 4, Analyst.choose_several: 3, Analyst.set_status: 4, Analyst.reword: 4,
    Analyst.note: 3, Analyst.tag: 4, Analyst.judge: 4, Analyst.split: 5, Analyst.merge: 4, Analyst.move_edge: 6,
    Analyst.add_passage: 4, Analyst.remove_passage: 3, Analyst.add_evidence: 4, Analyst.change_evidence: 2,
    Analyst.remove_evidence: 2, Analyst.add_hop: 5, Analyst.add_named: 3, Analyst.change_hop: 4,
    Analyst.merge_sources: 2, Analyst.review: 2, Analyst.delete: 4, Analyst.bring_back: 3, Analyst.take_in: 3,
    Analyst.go: 3, Analyst.rename: 3, Analyst.keep_in_order: 5, Analyst.remove_article: 2, Analyst.undo: 6,
    Analyst.redo: 4,
}  # fmt: skip
