"""The verdict on a claim: status, rating, and what is written beside them."""

from typing import TYPE_CHECKING, Any

from factcheck.degrees import Confidence, Worth
from factcheck.errors import Refused
from factcheck.model import Claim, Status
from factcheck.text.clean import clean
from factcheck.words import N_, Sentence

if TYPE_CHECKING:
    from db.store import Store

_LABELS = {
    "rating": N_("Change the rating"),
    "rationale": N_("Edit the rationale"),
    "unknowns": N_("Edit what is unknown"),
    "confidence": N_("Change the confidence"),
    "topic": N_("Change the topic"),
    "tags": N_("Change the tags"),
    "said": N_("Change the date on which it was said"),
    "place": N_("Change the place"),
    "worth": N_("Change whether it is worth a check"),
    "as_of": N_("Change the date as of which it holds"),
    "look_again": N_("Change when to look again"),
    "override": N_("Give the reason for the status"),
}


class Verdicts:
    """The verdicts of one desk; made by the store. Every change is a step of the claim's article."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def set_status(self, claim: str, status: Status, override: str = "", reason: str = "") -> Claim:
        """Change a claim's status, with the reason why it is set although something is lacking. Raises NotFound.

        `reason` is that of a correction, as in `edit`.
        """
        with self._store.step(Sentence.of(N_("Change the status")), self._store.claims.get(claim).article):
            self._store.claims.set_status(claim, status, reason)
            return self.edit(claim, override=override)

    def edit(self, claim: str, reason: str = "", **fields: Any) -> Claim:
        """Change fields of a claim (`rating`, `rationale`, `tags`, …), as one step. Raises NotFound and Refused.

        `reason` is that of a correction, where the rating changes after the article was exported. A rating is the id of
        one on the scale, or empty; a date is written 2026-11-23, in any digits, or empty.
        """
        if fields.get("rating"):
            self._store.ratings.get(fields["rating"])
        values = {name: _checked(name, held) for name, held in fields.items()}
        label = _LABELS[next(iter(values))] if len(values) == 1 else N_("Change a claim")
        return self._store.claims.change(claim, Sentence.of(label), reason, **values)


def _checked(name: str, held: Any) -> Any:
    if name == "tags":
        return tuple(dict.fromkeys(filter(None, map(_line, held))))
    if name == "confidence":
        return Confidence(held)
    if name == "worth":
        return Worth(held)
    if name in {"as_of", "look_again"}:
        return _date(held)
    return clean(held).text if name in {"rationale", "unknowns"} else _line(held)


def _line(text: str) -> str:
    return " ".join(clean(text).text.split())


def _date(text: str) -> str:
    from datetime import date

    from factcheck.text.fold import fold_text

    written = fold_text(text).strip().replace("/", "-")
    try:
        return date.fromisoformat(written).isoformat() if written else ""
    except ValueError as error:
        raise Refused(N_("{date} is not a date: write it as 2026-11-23."), date=_line(text)) from error
