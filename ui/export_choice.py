"""What was chosen for the last report of a desk, as it is remembered for that desk alone."""

import json
from dataclasses import dataclass, replace

from factcheck.report import WHOLE, Format, Portion
from factcheck.report.templates import Template
from factcheck.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Language, format and parts; whether each article gets a file of its own.

    `desk` is what the desk calls itself on the cover, or empty. That protected sources are named is never remembered:
    it is decided anew for each report.
    """

    template: Template
    apart: bool = False
    desk: str = ""

    def written(self) -> str:
        """Return this as JSON on one line."""
        template = self.template
        tree = {
            "language": template.language,
            "format": template.format.value,
            "parts": [portion.value for portion in Portion if portion in template.portions],
            "apart": self.apart,
            "desk": self.desk,
        }
        return json.dumps(tree)


def read(text: str, language: str) -> ExportChoice:
    """Return the choice that was written; what is not understood is as for a new desk, in the given language."""
    usual = ExportChoice(Template(language, Format.HTML, WHOLE))
    try:
        tree = json.loads(text)
        chosen = Template(tree["language"], Format(tree["format"]), frozenset(map(Portion, tree["parts"])) or WHOLE)
        kept = ExportChoice(chosen, tree["apart"] is True, str(tree["desk"]))
    except (ValueError, KeyError, TypeError):
        return usual
    return kept if chosen.language in LANGUAGES else replace(kept, template=replace(chosen, language=language))
