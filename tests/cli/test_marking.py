"""`mark` and `claim`: a claim is made, shown, changed and deleted."""

import pytest

from db.store import Store
from factcheck import anchors
from factcheck.model import Status
from tests.cli.program import CLAIM, Program
from tests.conftest import TEXT

QUOTE = "أي صفقة سدود ستنتهك اتفاق عام 2019"
STATUSES = ("unchecked", "sourced", "disputed", "verified")


def test_a_quote_becomes_a_claim(program: Program, article: str):
    claim = program.one("mark", article, "--status", "disputed", "--quote", QUOTE)
    assert list(claim) == CLAIM
    start = TEXT.index(QUOTE)
    expected = {"article": article, "status": "disputed", "wording": QUOTE, "quote": QUOTE, "note": ""}
    assert {name: claim[name] for name in expected} == expected
    assert (claim["start"], claim["end"]) == (start, start + len(QUOTE))
    assert claim["created"] == claim["updated"]
    assert program.one("claim", claim["claim"]) == claim
    assert program.one("show", article)["claims"] == [claim]


def test_offsets_are_code_points_whatever_stands_before(program: Program):
    text = "😀👩‍👩‍👧 خبر 𐰀 عاجل: لم يُوقَّع العقد بعد."
    article = program.one("import", program.file("a.txt", text))["article"]
    by_quote = program.one("mark", article, "--status", "sourced", "--quote", "لم يُوقَّع العقد")
    start, end = by_quote["start"], by_quote["end"]
    assert text[start:end] == "لم يُوقَّع العقد"
    by_range = program.one("mark", article, "--status", "sourced", "--range", f"{start}:{end}")
    assert by_range["quote"] == "لم يُوقَّع العقد"
    assert program.one("mark", article, "--status", "sourced", "--range", "0:1")["quote"] == "😀"


def test_a_range_is_taken_as_it_is_in_any_digits(program: Program, article: str):
    assert program.one("mark", article, "--status", "verified", "--range", "0:6")["quote"] == TEXT[0:6]
    assert program.one("mark", article, "--status", "verified", "--range", "٠:٥")["quote"] == TEXT[0:5]
    whole = program.one("mark", article, "--status", "verified", "--range", f"0:{len(TEXT)}")
    assert whole["quote"] == TEXT
    assert whole["wording"] == " ".join(TEXT.split())


def test_wording_and_note_are_the_analysts_own(program: Program, article: str):
    claim = program.one(
        "mark",
        article,
        "--status",
        "sourced",
        "--quote",
        QUOTE,
        "--wording",
        " الصفقة تخالف الاتفاق ",
        "--note",
        "راجع النص",
    )
    assert (claim["wording"], claim["note"], claim["quote"]) == ("الصفقة تخالف الاتفاق", "راجع النص", QUOTE)


def test_every_status_can_be_given_and_counted(program: Program, article: str):
    for status in STATUSES:
        program.one("mark", article, "--status", status, "--quote", QUOTE)
    assert program.one("articles")["claims"] == dict.fromkeys(STATUSES, 1)


def test_a_quote_that_stands_more_than_once_is_refused_with_its_places(program: Program, article: str):
    word = "سدود"
    places = [at for at in range(len(TEXT)) if TEXT.startswith("صفقة", at)]
    assert word in TEXT
    assert len(places) == 2
    said = program.refused("mark", article, "--status", "sourced", "--quote", "صفقة")
    listed = ", ".join(f"{at}:{at + 4}" for at in places)
    assert said == f"The quote stands 2 times in the article, at {listed}: give one of them as a range."


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (("--quote", "لا أثر لهذه الكلمات"), "The quote is not in the article: لا أثر لهذه الكلمات"),
        (("--quote", ""), "The quote is empty: give the words as they stand in the article."),
        (("--quote", " \t\n"), "The quote is empty: give the words as they stand in the article."),
        (("--range", "5:5"), "Nothing is selected: a claim needs at least one word."),
        (("--range", "5:6"), "Nothing is selected: a claim needs at least one word."),
        (("--range", "6:5"), f"The range 6:5 reaches outside the text, which has {len(TEXT)} characters."),
        (("--range", f"0:{len(TEXT) + 1}"), f"reaches outside the text, which has {len(TEXT)} characters."),
        (("--range", f"{10**30}:{10**31}"), "reaches outside the text"),
    ],
    ids=str,
)
def test_what_names_no_place_is_refused(program: Program, article: str, place: tuple[str, str], sentence: str):
    assert TEXT[5] == " "
    assert sentence in program.refused("mark", article, "--status", "sourced", *place)


def test_a_claim_is_changed_in_one_step(program: Program, article: str):
    made = program.one("mark", article, "--status", "sourced", "--quote", QUOTE)
    claim = program.one("claim", made["claim"], "--status", "verified", "--wording", "صياغة", "--note", "ملاحظة")
    assert list(claim) == CLAIM
    assert (claim["status"], claim["wording"], claim["note"], claim["quote"]) == ("verified", "صياغة", "ملاحظة", QUOTE)
    assert claim["created"] == made["created"] <= claim["updated"]
    assert len(program.ask("history", article)) == 3
    program.one("undo", article)
    assert program.one("claim", made["claim"]) == made
    program.one("redo", article)
    assert program.one("claim", made["claim"]) == claim
    assert program.one("claim", made["claim"], "--wording", " ", "--note", "")["wording"] == QUOTE


def test_a_change_to_what_is_already_so_is_no_step(program: Program, article: str):
    made = program.one("mark", article, "--status", "sourced", "--quote", QUOTE)
    before = program.state()
    assert program.one("claim", made["claim"], "--status", "sourced", "--wording", QUOTE, "--note", "") == made
    assert program.state() == before


def test_a_claim_is_deleted_and_told_as_it_was(program: Program, article: str):
    made = program.one("mark", article, "--status", "sourced", "--quote", QUOTE)
    assert program.one("claim", made["claim"], "--delete") == made
    assert program.refused("claim", made["claim"]) == f"There is no claim {made['claim']} in this desk."
    program.one("undo", article)
    assert program.one("claim", made["claim"]) == made


def test_for_people_a_claim_is_one_line(program: Program, article: str):
    done = program.call("mark", article, "--status", "disputed", "--quote", QUOTE)
    claim = program.one("show", article)["claims"][0]["claim"]
    assert done.output == f"{claim[:8]}  [disputed]  {QUOTE}\n"
    assert program.call("claim", claim).output == done.output
    in_arabic = program.call("claim", claim, ISNAD_LANGUAGE="ar").output
    assert in_arabic.startswith(claim[:8])
    assert in_arabic.endswith(f"{QUOTE}\n")


def test_an_id_may_be_shortened_until_it_is_ambiguous(program: Program, article: str):
    with Store(str(program.desk)) as store:
        version = store.articles.version(article)
        passages = [anchors.make(TEXT, at, at + 2, version=version.id) for at in range(17)]
        claims = [store.claims.add(article, passage, Status.SOURCED).id for passage in passages]
    # Seventeen ids on sixteen hexadecimal digits: two begin alike.
    first = next(one[0] for one in claims if sum(other[0] == one[0] for other in claims) > 1)
    assert program.refused("claim", first) == f"Several claims begin with {first}: give more of the id."
    for claim in claims[:2]:
        shortest = next(claim[:n] for n in range(1, 33) if sum(other.startswith(claim[:n]) for other in claims) == 1)
        assert program.one("claim", shortest)["claim"] == claim
    assert program.one("show", article[:1])["article"] == article


def test_an_id_that_is_nobodys_is_refused(program: Program, article: str):
    program.one("mark", article, "--status", "sourced", "--quote", QUOTE)
    for wanted in ("", "%", "' OR 1=1 --", "😀", b"\xff", "a" * 10_000):
        assert program.refused("claim", wanted).startswith("There is no claim")
    assert program.refused("show", b"\xff") == "There is no article \ufffd in this desk."


def test_an_argument_that_is_no_text_is_kept_as_text(program: Program, article: str):
    claim = program.one("mark", article, "--status", "sourced", "--quote", QUOTE, "--note", b"a\xffb")
    assert claim["note"] == "a\ufffdb"
    assert program.refused("mark", article, "--status", "sourced", "--quote", b"\xff") == (
        "The quote is not in the article: \ufffd"
    )


def test_the_analyst_may_have_any_name(program: Program, article: str):
    environment = {"ISNAD_ANALYST": "\udcff\x1b[2J"}
    done = program.call("mark", article, "--status", "sourced", "--quote", QUOTE, "--json", **environment)
    assert done.status == 0
    assert program.ask("history", article)[-1]["by"] == "\ufffd\x1b[2J"
    assert "\x1b" not in program.call("history", article).output
