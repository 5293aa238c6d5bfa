"""The catalogues say everything that the program says."""

from pathlib import Path

import pytest

from factcheck.words import LANGUAGES
from tools import translations

CATALOGUES = translations.catalogues()
ARABIC_PLURALS = (
    "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5)"
)  # fmt: skip


def test_every_language_but_english_has_its_catalogue():
    assert {path.parts[-3] for path in CATALOGUES} == set(LANGUAGES) - {"en"}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_everything_is_translated_and_placeholders_agree(path: Path):
    assert translations.missing(translations.read(path), translations.gather()) == []


def test_arabic_has_its_six_forms():
    arabic = translations.read(translations.LOCALE / "ar" / "LC_MESSAGES" / "isnad.po")
    assert (arabic.num_plurals, arabic.plural_expr) == (6, ARABIC_PLURALS)
