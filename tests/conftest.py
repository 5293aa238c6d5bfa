"""What every test stands on: an article of our own, a fresh desk, and a Qt that shows nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["ISNAD_LANGUAGE"] = "en"

from db.store import Store
from factcheck.model import Direction, Draft

SAMPLE = Path(__file__).parents[1] / "resources" / "samples" / "article.txt"

TEXT = (
    "وزارة الري تنفي توقيع صفقة السدود\n"
    "قالت صحيفة «النهار الجديد» نقلاً عن وكالة ANP إن أي صفقة سدود ستنتهك اتفاق عام 2019.\n"
    'وأضاف المتحدث: "لم نوقع شيئًا"، حسبما ذكرت الوكالة.'
)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:", "ليلى") as store:
        yield store


@pytest.fixture
def article(store: Store) -> str:
    """The id of an article in the desk."""
    return store.intake.take_in(draft()).article


def draft(text: str = TEXT, **fields: object) -> Draft:
    """A draft as a reader makes it, without a reader."""
    values: dict[str, object] = {
        "text": text, "original": text.encode(), "name": "", "media_type": "text/plain", "encoding": "utf-8",
        "title": text.split("\n", maxsplit=1)[0], "language": "ar", "direction": Direction.RTL,
    }  # fmt: skip
    return Draft(**{**values, **fields})  # type: ignore[arg-type]
