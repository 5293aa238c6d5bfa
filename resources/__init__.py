"""Everything that is not code: icons, style, translations, report templates, the sample article."""

from pathlib import Path

ROOT = Path(__file__).parent


def path(*parts: str) -> Path:
    """Return the path of a resource, its folder names and file name given one by one."""
    return ROOT.joinpath(*parts)
