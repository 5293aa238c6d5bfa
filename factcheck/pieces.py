"""What an input holds for a desk: an article to be read, one that left a desk, or claims for one that is there."""

from factcheck.history import Carried
from factcheck.model import Draft, Record
from factcheck.report.annotated import Annotated
from factcheck.report.reviewed import Reviews
from factcheck.report.tabled import Tabled

Piece = Draft | Record | Carried | Annotated | Reviews | Tabled
Found = list[Piece]
"""Everything that one input holds."""
