"""Code that libraries compile from text at every start, kept beside Python's own compiled modules."""

import builtins
import dataclasses
import marshal
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

_compile = builtins.compile


class Compiled:
    """Compiles a text once and for all: PySide's own modules, which come as an archive of source text, and the methods
    of dataclasses. A text that changed is another text, so that nothing kept is ever out of date.

    Use it as a context; it writes what it learned at its end, unless Python is told not to write bytecode.
    """

    def __init__(self, beside: Path, without: str = "") -> None:
        """Keep the code where Python keeps that of the module `beside`; a text called `without` counts as empty."""
        self._without = without
        self._file = Path(cache_from_source(str(beside))).with_suffix(".texts")
        self._kept: dict[tuple[str | bytes, str, str], CodeType] = {}
        self._known = 0
        self._active = False

    def begin(self) -> None:
        """Compile for others from now on."""
        if self._active:
            return
        self._active = True
        try:
            magic, kept = marshal.loads(self._file.read_bytes())  # noqa: S302, trusted like the bytecode beside it
        except (OSError, ValueError, EOFError, TypeError):
            magic, kept = b"", {}
        if magic == MAGIC_NUMBER and isinstance(kept, dict):
            self._kept = kept
        self._known = len(self._kept)
        builtins.compile = self._compiled
        vars(dataclasses)["exec"] = self._exec

    def end(self) -> None:
        """Compile for nobody any more, and write what is new."""
        if not self._active:
            return
        self._active = False
        builtins.compile = _compile
        vars(dataclasses).pop("exec", None)
        if len(self._kept) == self._known or sys.dont_write_bytecode:
            return
        made = self._file.with_suffix(f".{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            made.write_bytes(marshal.dumps((MAGIC_NUMBER, self._kept)))
            made.replace(self._file)
        except OSError:  # a place that may not be written to: it is compiled again next time
            with suppress(OSError):
                made.unlink()

    def _compiled(self, source: Any, filename: Any, mode: str, *rest: Any, **more: Any) -> Any:
        if rest or more or not isinstance(source, str | bytes) or not isinstance(filename, str):
            return _compile(source, filename, mode, *rest, **more)
        if filename == self._without:
            source = ""
        key = (source, filename, mode)
        code = self._kept.get(key)
        if code is None:
            code = self._kept[key] = _compile(source, filename, mode, dont_inherit=True)
        return code

    def _exec(self, text: str, names: dict[str, Any], into: Mapping[str, object] | None = None) -> None:
        exec(self._compiled(text, "<string>", "exec"), names, into)  # noqa: S102, the text is dataclasses' own
