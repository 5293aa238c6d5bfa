"""Many small texts and pages at once, as the other process tells of them: each draft, with what a desk keeps of it."""

from typing import TYPE_CHECKING, Any

from factcheck.errors import InputRefused
from factcheck.model import Draft
from factcheck.readers.telling import draft_of, head_of

if TYPE_CHECKING:
    from factcheck.gist import Gists

Answer = dict[str, Any]


def answer(content: bytes, name: str, gists: "Gists") -> Answer:
    """Return what is told of one input, as JSON holds it: why it is refused, or its draft and its gist.

    A text that is its bytes in UTF-8 is not told again. Each input is one article, and its original is its bytes.
    """
    from factcheck import readers

    try:
        (draft,) = readers.drafts(content, name)
    except InputRefused as refusal:
        return {"refused": [refusal.sentence.template, dict(refusal.sentence.values)]}
    gist = gists.of(draft.text)
    head = head_of(draft)
    if draft.text.encode() == content:
        del head["text"]
    return {"draft": head, "gist": [gist.sha256, gist.words, gist.sketch.words, gist.sketch.marks]}


def found(told: Answer, content: bytes) -> Draft | InputRefused:
    """Return what `answer` told of an input with these bytes."""
    from factcheck.gist import Gist
    from factcheck.nearness import Sketch

    if "refused" in told:
        template, values = told["refused"]
        return InputRefused(template, **values)
    head = told["draft"] if "text" in told["draft"] else {**told["draft"], "text": content.decode()}
    sha256, words, all_words, marks = told["gist"]
    return draft_of({**head, "gist": Gist(sha256, words, Sketch(all_words, tuple(marks)))}, content)
