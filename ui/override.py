"""The mark `@override` for methods that Qt calls, on every Python we run on, without loading typing_extensions."""

import sys
from typing import TYPE_CHECKING

if sys.version_info >= (3, 12):
    from typing import override
elif TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):
        """Return the method as it is: only a type checker reads the mark."""
        return method


__all__ = ["override"]
