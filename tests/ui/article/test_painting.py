"""Marks on the screen, read off the pixels: what they cover, and what they leave as it was."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QPalette

from factcheck.model import Direction, Status
from tests.ui.article.pictures import (
    changed,
    groups,
    ink,
    ink_groups,
    mark,
    mark_of,
    marked_columns,
    picture,
    rows,
    shown,
)
from ui.palette import Theme

WORD_GAP = 2  # pixels between words at least; the letters of the words below are all joined, or nearer than that
SENTENCE = "مبتسم حيث بلغت سبعين"
AROUND = 1  # a pixel of smoothing on either edge


def covers(piece: tuple[int, int], group: tuple[int, int]) -> bool:
    return piece[0] <= group[0] + AROUND and group[1] - AROUND <= piece[1]


def misses(piece: tuple[int, int], group: tuple[int, int]) -> bool:
    return piece[1] < group[0] + AROUND or group[1] - AROUND < piece[0]


def test_a_mark_covers_its_word_from_the_first_letter_to_the_last_and_no_other(qtbot):
    view = shown(qtbot, SENTENCE)
    words = ink_groups(view, WORD_GAP)[::-1]  # from right to left, as they are read
    assert len(words) == 4
    for number, word in enumerate(SENTENCE.split()):
        (piece,) = marked_columns(view, mark_of(SENTENCE, word))
        assert [covers(piece, group) for group in words] == [index == number for index in range(4)]
        assert all(misses(piece, group) for index, group in enumerate(words) if index != number)


@pytest.mark.parametrize("status", Status)
def test_marking_moves_no_letter_and_no_word(qtbot, status: Status):
    text = "قالت «السلام» لا ABC 2002 والحكومة؟\n" + SENTENCE
    view = shown(qtbot, text)
    before = ink(picture(view))
    assert len(before) > 100
    view.set_marks([mark(n, n + 3, status, str(n), n) for n in range(0, len(text) - 3, 2)], "4")
    assert ink(picture(view)) == before


def test_part_of_a_number_is_marked_where_it_stands(qtbot):
    view = shown(qtbot, "2002")
    digits = ink_groups(view, 0)
    assert len(digits) == 4
    (piece,) = marked_columns(view, mark(0, 2))
    assert covers(piece, digits[0])
    assert covers(piece, digits[1])
    assert misses(piece, digits[2])
    assert misses(piece, digits[3])


def test_a_range_across_a_change_of_direction_is_marked_in_pieces(qtbot):
    text = "قال ABC DEF"
    view = shown(qtbot, text)
    first, second, arabic = ink_groups(view, 3)
    pieces = marked_columns(view, mark(0, text.index(" DEF")))
    # قال is on the right; ABC, the first of the Latin words, stands on the far left
    assert len(pieces) == 2
    assert covers(pieces[0], first)
    assert misses(pieces[0], second)
    assert misses(pieces[1], second)
    assert covers(pieces[1], arabic)


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        ("نعم؟", "؟", 0), ("قال نعم،", "،", 0), ("- قال", "-", -1), ("( قال )", "(", -1), ("( قال )", ")", 0),
        ("« قال »", "«", -1), ("« قال »", "»", 0), ("[ قال ]", "[", -1), ("قال !", "!", 0),
    ],
)  # fmt: skip
def test_what_stands_beside_letters_is_marked_where_it_is_read(qtbot, text: str, quote: str, place: int):
    view = shown(qtbot, text)
    signs = ink_groups(view, 2 if quote in "«»" else 0)
    (piece,) = marked_columns(view, mark_of(text, quote))
    if quote in "؟،":  # these stand close to the letter before them
        assert piece[0] <= signs[0][0] + AROUND
        assert piece[1] < signs[-1][1]
    else:
        assert covers(piece, signs[place])
        others = signs[1:] if place == 0 else signs[:-1]
        assert all(misses(piece, group) for group in others)


def test_a_paragraph_that_begins_with_white_space_is_marked_where_its_letters_are(qtbot):
    text = "   مبتسم حيث"
    view = shown(qtbot, text)
    left, right = ink_groups(view, WORD_GAP)
    (piece,) = marked_columns(view, mark_of(text, "مبتسم"))
    assert covers(piece, right)
    assert misses(piece, left)


def test_an_emoji_before_a_passage_does_not_move_the_mark(qtbot):
    text = "🚢🚢 مبتسم حيث"
    view = shown(qtbot, text)
    plain = ink_groups(view, WORD_GAP)
    (piece,) = marked_columns(view, mark_of(text, "حيث"))
    assert covers(piece, plain[0])
    assert misses(piece, plain[1])


@pytest.mark.parametrize("quote", ["ل", "ا"])
def test_half_a_lam_alef_is_marked_whole(qtbot, quote: str):
    view = shown(qtbot, "لا")
    (letter,) = ink_groups(view, 1)
    (piece,) = marked_columns(view, mark_of("لا", quote))
    assert covers(piece, letter)


def test_a_mark_goes_over_lines_and_paragraphs(qtbot):
    text = " ".join([SENTENCE] * 12) + "\n" + SENTENCE
    view = shown(qtbot, text)
    before = picture(view)
    view.set_marks([mark(0, len(text))], None)
    lines = groups({y for _, y in ink(before)}, 6)
    touched = {y for _, y in changed(before, picture(view))}
    assert len(lines) >= 3
    assert all(touched.intersection(range(top, bottom + 1)) for top, bottom in lines)


@pytest.mark.parametrize("direction", Direction)
def test_the_number_stands_on_the_side_from_which_the_paragraph_is_read(qtbot, direction: Direction):
    text = SENTENCE if direction is Direction.RTL else "Seoul said so"
    view = shown(qtbot, text, direction)
    before = picture(view)
    view.set_marks([mark(0, 3)], None)
    gutter = view.document().rootFrame().frameFormat().leftMargin()
    columns = {x for x, _ in changed(before, picture(view))}
    right = {x for x in columns if x > view.lineWrapColumnOrWidth() - gutter + 2}
    left = {x for x in columns if x < gutter - 2}
    assert bool(right) is (direction is Direction.RTL)
    assert bool(left) is (direction is Direction.LTR)


def test_numbers_on_one_line_stand_side_by_side(qtbot):
    view = shown(qtbot, SENTENCE)
    before = picture(view)
    view.set_marks([mark(0, 5, key="a", number=1), mark(2, 9, key="b", number=2)], None)
    edge = view.lineWrapColumnOrWidth() - view.document().rootFrame().frameFormat().leftMargin()
    columns = {x for x, _ in changed(before, picture(view)) if x > edge + 2}
    assert len(groups(columns, 1)) == 2


def test_nested_marks_have_lines_one_below_the_other(qtbot):
    view = shown(qtbot, SENTENCE)
    view.set_marks([mark(0, 15, Status.VERIFIED, "a", 1), mark(0, 9, Status.SOURCED, "b", 2)], None)
    inks = Theme.of(view.palette()).inks
    pixels = rows(picture(view))
    green, blue = (
        {y for y, row in enumerate(pixels) if row.count(inks[status].line.rgb()) > 20}
        for status in (Status.VERIFIED, Status.SOURCED)
    )
    assert green
    assert blue
    assert max(green) < min(blue)


def test_the_four_lines_differ_without_their_colours(qtbot):
    view = shown(qtbot, SENTENCE)
    shapes = set()
    inks = Theme.of(view.palette()).inks
    for status in Status:
        view.set_marks([mark(0, len(SENTENCE), status)], None)
        image = picture(view)
        ground = inks[status].tint.rgb()
        y0 = max(y for y, row in enumerate(rows(image)) if ground in row)
        plain = {ground, QColor("white").rgb()}
        lines = rows(image)[y0 - 4 : y0 + 1]
        shapes.add(tuple(tuple(groups({x for x, p in enumerate(row) if p not in plain}, 0)[:9]) for row in lines))
    assert len(shapes) == 4


def test_the_marks_follow_the_palette_at_run_time(qtbot):
    view = shown(qtbot, SENTENCE)
    view.set_marks([mark(0, len(SENTENCE), Status.VERIFIED)], None)
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#1e1e1e"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#eeeeee"))
    view.setPalette(palette)
    line = Theme.of(view.palette()).inks[Status.VERIFIED].line
    pixels = rows(picture(view))
    assert pixels[0][0] == QColor("#1e1e1e").rgb()
    assert any(line.rgb() in row for row in pixels)


def test_a_line_under_selected_text_stays_visible(qtbot):
    view = shown(qtbot, SENTENCE)
    view.select(0, len(SENTENCE))
    selected = picture(view)
    view.set_marks([mark(0, len(SENTENCE), Status.VERIFIED)], None)
    edge = view.lineWrapColumnOrWidth() - view.document().rootFrame().frameFormat().leftMargin()
    assert len({x for x, _ in changed(selected, picture(view)) if x < edge}) > 50


def test_lines_keep_their_distance_whatever_letters_are_in_them(qtbot):
    view = shown(qtbot, " ".join(["قال ABC 2002 السلام"] * 30))
    layout = view.document().begin().layout()
    baselines = [layout.lineAt(n).y() + layout.lineAt(n).ascent() for n in range(layout.lineCount())]
    assert len({round(after - before, 1) for before, after in pairwise(baselines)}) == 1
