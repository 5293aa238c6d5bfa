"""Vowel marks that stand in a document as letters do, so that its words are found whole.

WeasyPrint lifts each mark to its height by an instruction of its own, which cuts the word in pieces for programs that
read the document. Here the lifted marks become glyphs of the document's own fonts, drawn at their height where the
letter stands that bears them: the page looks the same, and a line of text is one piece again.
"""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_SEEDS = "ئ ئـ ـئـ ـئ ؤ ـؤ أ ـأ إ ـإ آ ـآ لا ـلا لأ ـلأ لإ ـلإ لآ ـلآ"
SEEDED = f'<p class="seed" lang="ar" dir="rtl" aria-hidden="true"><span>{_SEEDS}</span><b>{_SEEDS}</b></p>'
"""The first element of a page that is to become a document; nothing of it is in the document.

WeasyPrint notes what a glyph says when it meets it first. Met first with a vowel mark, a hamza's bearer or a lam-alef
would be noted as saying nothing, and every later word with it would have a hole. So they are met here, bare.
"""
_WEIGHTS = 2

_TOKEN = re.compile(rb"<([0-9a-f]*)>|(-?[\d.]+(?:e-?\d+)?)")
_MAPPED = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_EM = 1000
_GRAIN = 4  # Thousandths of the letters' size: nobody sees less, and a font gets fewer glyphs so.
_NEAR = 0.5
_OF_EVERY_GLYPH = ("hdmx", "VDMX", "LTSH", "vmtx", "vhea", "gvar")


@dataclass(slots=True)
class _Font:
    """A font of the document: how wide its glyphs are, and the lifted marks that it is to get."""

    file: Any
    described: dict[str, Any]
    mapping: Any
    encoding: Any
    widths: dict[int, float]
    said: dict[int, bytes]
    made: dict[tuple[int, int, int], int] = field(default_factory=dict)
    free: int = 0
    code: int = 0

    def mark(self, glyph: int, across: float, up: float) -> int:
        """Return the code of a glyph that draws a mark so many thousandths across and up.

        Signs that the font lacks have codes behind its glyphs too: those of the marks follow them.
        """
        key = glyph, round(across / _GRAIN) * _GRAIN, round(up / _GRAIN) * _GRAIN
        if key not in self.made:
            self.free = self.free or _count(self.file.stream[0])
            self.code = self.code or max(self.free, *(glyph + 1 for glyph in self.said))
            self.made[key] = self.code + len(self.made)
        return self.made[key]


def lifted(pdf: Any) -> None:
    """Put the vowel marks of a document into its lines, as WeasyPrint is about to write it."""
    fonts = _fonts(pdf)
    for thing in pdf.objects:
        stream = getattr(thing, "stream", None)
        if isinstance(stream, list) and any(isinstance(each, bytes) and each.endswith(b" Ts") for each in stream):
            thing.stream = list(_mended(stream, fonts))
    for font in fonts.values():
        if font.made:
            _say(font)
            _draw(font)


def take_out_seeds(pdf: Any) -> None:
    """Take SEEDED, which stood in its page, out of what is painted in a document."""
    stream = _at(pdf, _at(pdf, pdf.page_references[0])["Contents"]).stream
    for number in range(_WEIGHTS):
        start = next((at for at, each in enumerate(stream) if isinstance(each, dict) and each.get("MCID") == number), 0)
        if start:
            del stream[start - 1 : stream.index(b"EMC", start) + 1]


def _fonts(pdf: Any) -> dict[bytes, _Font]:
    """Return the fonts whose glyphs are outlines of TrueType, which others can be put together from, by name."""
    fonts = {}
    for thing in pdf.objects:
        if not isinstance(thing, dict) or thing.get("Subtype") != "/Type0":
            continue
        below = _at(pdf, thing["DescendantFonts"][0])
        described = _at(pdf, below["FontDescriptor"])
        if "FontFile2" not in described:
            continue
        file, mapping, encoding = _at(pdf, described["FontFile2"]), _at(pdf, thing["ToUnicode"]), thing["Encoding"]
        widths: dict[int, float] = {}
        for first, row in zip(below["W"][::2], below["W"][1::2], strict=True):
            widths.update(enumerate(row, first))
        said = {int(glyph, 16): text for part in mapping.stream for glyph, text in _MAPPED.findall(part)}
        name = bytes(thing["BaseFont"]).partition(b"+")[0]
        own = _at(pdf, encoding) if isinstance(encoding, bytes) else None
        fonts[name] = _Font(file, below, mapping, own, widths, said)
    return fonts


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _mended(stream: list[Any], fonts: dict[bytes, _Font]) -> Iterator[Any]:
    """Yield a stream's instructions, the pieces of each text with lifted marks put together into one."""
    at = 0
    while at < len(stream):
        if stream[at] != b"BT":
            yield stream[at]
            at += 1
            continue
        end = stream.index(b"ET", at)
        text = stream[at:end]
        if any(each.endswith(b" Ts") for each in text):
            text = list(_line(text, fonts))
        yield from text
        at = end


def _line(text: list[bytes], fonts: dict[bytes, _Font]) -> Iterator[bytes]:
    line: _Line | None = None
    rise = 0.0
    for each in text:
        if each.endswith(b" TJ") and line:
            line.show(each, rise)
        elif each.endswith(b" Ts") and line:
            rise = float(each.split()[0])
        else:
            if line:
                yield from line.taken()
                line = None
            yield each
            if each.endswith(b" Tf"):
                name, size, _ = each.split()
                line = _Line(fonts[name], float(size)) if name in fonts else None
    if line:
        yield from line.taken()


class _Line:
    """What one font shows in a line: glyphs at their places, in thousandths of the letters' size from its beginning."""

    def __init__(self, font: _Font, size: float) -> None:
        self.font, self.size = font, size
        self.pen = self.written = 0.0
        self.waiting: list[tuple[int, float, float]] = []
        self.pieces: list[bytes] = []

    def show(self, instruction: bytes, rise: float) -> None:
        """Take in what one instruction shows, so high above the line."""
        for glyphs, number in _TOKEN.findall(instruction):
            if number:
                self.pen -= float(number)
            for place in range(0, len(glyphs), 4):
                glyph = int(glyphs[place : place + 4], 16)
                width = self.font.widths.get(glyph, _EM)
                if rise and not width:
                    self.waiting.append((glyph, self.pen, rise * _EM / self.size))
                else:
                    self._move()
                    self._put(glyph, width)
                    self.pen += width

    def taken(self) -> Iterator[bytes]:
        """Yield the instruction that shows all of it."""
        self._move()
        if self.pieces:
            yield b"[" + b"".join(self.pieces) + b"] TJ"

    def _move(self) -> None:
        """Go to where the pen is, and put there the marks that wait: they have no width."""
        back = self.written - self.pen
        if abs(back) >= _NEAR:
            self.pieces.append(b"%d" % round(back))
            self.written -= round(back)
        for glyph, at, up in self.waiting:
            self._put(self.font.mark(glyph, at - self.written, up), 0)
        self.waiting = []

    def _put(self, glyph: int, width: float) -> None:
        self.pieces.append(b"<%04x>" % glyph)
        self.written += width


def _say(font: _Font) -> None:
    """Write what each made mark says, and that it has no width."""
    numbers = list(font.made.values())
    rows = [b"<%04x> <%b>" % (made, _marks_of(font.said.get(glyph, b""))) for (glyph, _, _), made in font.made.items()]
    _insert(font.mapping.stream, b"bfchar", rows)
    if font.encoding:
        glyphs = range(font.free, font.free + len(numbers))
        rows = [b"<%04x> %d" % pair for pair in zip(numbers, glyphs, strict=True)]
        _insert(font.encoding.stream, b"cidchar", rows)
    widths = font.described["W"]
    widths += [font.free, type(widths)([0] * len(numbers))]


def _marks_of(said: bytes) -> bytes:
    """Return the marks alone of what a mark is noted as saying: met first where it melts with a letter, it has both."""
    text = bytes.fromhex(said.decode()).decode("utf-16-be")
    return "".join(filter(unicodedata.combining, text)).encode("utf-16-be").hex().encode()


def _insert(stream: list[bytes], kind: bytes, rows: list[bytes]) -> None:
    at = stream.index(b"endcmap")
    for first in range(0, len(rows), 100):
        part = rows[first : first + 100]
        stream[at:at] = [b"%d begin%b" % (len(part), kind), *part, b"end" + kind]
        at += len(part) + 2


def _count(file: bytes) -> int:
    from fontTools.ttLib import TTFont

    return int(TTFont(io.BytesIO(file), lazy=True)["maxp"].numGlyphs)


def _draw(font: _Font) -> None:
    """Put the made marks into the font's file: each is a glyph of its own, moved."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont

    opened = TTFont(io.BytesIO(font.file.stream[0]))
    for table in _OF_EVERY_GLYPH:
        if table in opened:
            del opened[table]
    order, outlines, units = opened.getGlyphOrder(), opened["glyf"], opened["head"].unitsPerEm
    names = {glyph: order[glyph] for glyph, _, _ in font.made}
    for (glyph, across, up), number in font.made.items():
        pen = TTGlyphPen(outlines)
        pen.addComponent(names[glyph], (1, 0, 0, 1, round(across * units / _EM), round(up * units / _EM)))
        made = pen.glyph()
        outlines[f"lifted{number}"] = made
        made.recalcBounds(outlines)
        opened["hmtx"][f"lifted{number}"] = (0, getattr(made, "xMin", 0))
    written = io.BytesIO()
    opened.save(written)
    font.file.stream = [written.getvalue()]
    font.file.extra["Length1"] = len(font.file.stream[0])
