"""The points that make a desktop program accessible, from names and roles to its conduct, each with its tests."""

import pytest

from tests.held import real_test

_OUT, _WALK = "tests/ui/outside/test_reading.py", "tests/ui/outside/test_walking.py"
_ACCESS, _LANGUAGE, _KEEPING = "tests/ui/test_access.py", "tests/ui/test_language.py", "tests/ui/test_keeping.py"
_DIALOGS = "tests/ui/test_dialogs.py"
_PALETTE, _SEEN, _ROOM = "tests/ui/test_palette.py", "tests/ui/article/test_view.py", "tests/ui/test_room.py"
_RECENT = "recent_articles_are_listed_newest_first_survive_a_restart_and_those_that_are_gone_are_not"
HELD: dict[str, tuple[tuple[str, str], ...]] = {
    "1 every control has a name": (
        (_OUT, "all_that_can_have_the_focus_has_a_name_and_a_role"), (_ACCESS, "every_control_has_a_name"),
    ),
    "2 icons are named in the language": (
        (_OUT, "every_button_has_a_name_in_the_interface_language_and_can_be_pressed"),
        (_LANGUAGE, "nothing_of_our_own_is_left_in_english"),
    ),
    "3 every field has a label": (
        (_OUT, "every_field_says_what_it_is_for"), (_ACCESS, "every_field_of_a_claim_has_a_label"),
    ),
    "4 roles fit": ((_OUT, "all_that_can_have_the_focus_has_a_name_and_a_role"),),
    "5 status is text": ((_ACCESS, "status_is_said_in_words"),),
    "6 tables tell headers and cells": ((_WALK, "a_table_tells_its_headers_and_its_cells"),),
    "7 the article is read as text": ((_OUT, "the_article_is_read_as_it_is_stored"),),
    "8 a selection from outside is ours": (
        (_OUT, "a_selection_from_outside_becomes_a_claim_by_key"),
        (_OUT, "a_selection_from_outside_becomes_a_claim_by_the_action_of_a_button"),
    ),
    "9 claims are announced": ((_ACCESS, "the_marks_in_the_article_can_be_read_as_text"),),
    "10 buttons and menus offer actions": (
        (_OUT, "every_button_has_a_name_in_the_interface_language_and_can_be_pressed"),
        (_OUT, "menus_offer_what_they_do"),
    ),
    "11 messages reach the reader": (
        (_OUT, "what_is_saved_is_said_by_a_label_that_changes"),
        (_ACCESS, "a_refusal_is_told_to_those_who_do_not_see_it"),
    ),
    "12 windows have titles": (
        (_OUT, "the_window_is_named_after_document_and_program"), (_OUT, "a_dialog_has_a_title_and_escape_leaves_it"),
    ),
    "13 everything by keys": (
        ("tests/ui/test_keys_alone.py", "an_article_is_checked_and_reported_with_keys_alone"),
        (_OUT, "the_chosen_claim_is_edited_by_keys_alone"),
        ("tests/ui/test_commands.py", "every_deed_is_in_the_palette"),
        ("tests/ui/test_record.py", "a_tab_s_key_goes_into_it"),
    ),
    "14 no trap": ((_OUT, "tab_leaves_every_pane_and_comes_round"), (_ACCESS, "tab_leaves_every_pane_and_comes_round")),
    "15 Tab in reading order": (
        (_WALK, "tab_follows_the_reading_order_of_the_language"), (_ACCESS, "tab_goes_in_reading_order_and_back"),
    ),
    "16 the focus is seen": (
        ("tests/ui/test_focus.py", "what_has_the_keys_is_seen_to_have_them"),
        (_SEEN, "the_caret_is_seen_while_the_article_has_the_focus"),
    ),
    "17 standard keys": (
        (_WALK, "the_usual_keys_do_what_they_do_everywhere"),
        (_ACCESS, "what_every_program_has_is_under_its_usual_key"),
    ),
    "18 no two share a key": ((_ACCESS, "no_two_actions_share_a_key"),),
    "19 mnemonics": (
        (_ACCESS, "mnemonics_are_there_and_unique_in_each_menu"), (_DIALOGS, "a_dialog_is_used_and_left_by_keys"),
    ),
    "20 Escape and Enter": (
        (_DIALOGS, "a_dialog_is_used_and_left_by_keys"),
        (_OUT, "a_dialog_has_a_title_and_escape_leaves_it"),
        (_ACCESS, "the_export_dialog_can_be_used_without_a_mouse"),
    ),
    "21 single keys can be turned off": (("tests/ui/test_commands.py", "single_keys_can_be_turned_off"),),
    "22 menus by the Menu key": (
        (_WALK, "the_menu_key_opens_the_menu_of_what_has_the_focus"),
        (_WALK, "the_menu_key_opens_the_menu_at_the_caret"), (_WALK, "the_menu_key_opens_the_menu_of_the_library"),
    ),
    "23 dragging has a twin by keys": (
        ("tests/ui/test_opening.py", "text_is_pasted_with_its_key"),
        ("tests/ui/test_record.py", "keys_walk_along_the_chain_move_a_card_and_take_it_out"),
    ),
    "24 contrast of text": (
        (_PALETTE, "text_is_read_on_every_ground"), (_PALETTE, "selected_text_is_read_also_where_a_mark_lies_beneath"),
    ),
    "25 contrast of marks": (("tests/ui/test_contrast.py", "a_mark_and_the_letters_on_it_have_their_contrast"),),
    "26 another palette at run time": ((_KEEPING, "the_theme_switches_to_dark_and_back"),),
    "27 large letters, small screens": (
        (_DIALOGS, "no_word_of_a_dialog_is_cut_where_letters_are_large"),
        (_ACCESS, "nothing_is_cut_on_a_small_screen_or_with_large_letters"),
        (_ROOM, "the_record_is_never_wider_than_its_pane"),
    ),
    "28 statuses for every sight": (
        (_PALETTE, "the_four_statuses_are_told_apart"), (_PALETTE, "where_colour_fails_the_line_says_it"),
        ("tests/ui/test_contrast.py", "the_lines_that_are_drawn_are_told_apart_by_every_sight"),
    ),
    "29 targets are large enough": ((_ACCESS, "targets_are_large_enough"),),
    "30 nothing moves for those who want none": (("tests/ui/test_focus.py", "nothing_glides_where_motion_is_off"),),
    "31 zoom": ((_KEEPING, "the_text_is_zoomed_with_its_keys_and_keeps_its_size"),),
    "32 mirrored": (
        (_LANGUAGE, "in_arabic_the_window_runs_from_right_to_left"),
        (_LANGUAGE, "in_english_the_window_runs_from_left_to_right"),
    ),
    "33 each paragraph its direction": ((_LANGUAGE, "the_text_runs_in_its_own_direction_in_either_window"),),
    "34 mixed text stays in order": (
        ("tests/ui/test_hazards.py", "brackets_and_latin_words_stand_in_order_in_a_list"),
        (_ROOM, "a_key_is_written_from_left_to_right_in_an_arabic_menu"),
    ),
    "35 keys from right to left": (
        (_SEEN, "the_arrow_that_points_where_one_reads_goes_on"),
        ("tests/ui/test_vertical.py", "the_column_is_kept_down_and_up_again"),
    ),
    "36 signs are not cut": (
        ("tests/ui/article/test_geometry.py", "a_lam_alef_and_the_signs_of_a_letter_are_not_cut"),
        ("tests/ui/test_focus.py", "no_sign_of_a_vowel_is_cut_by_the_line_above_or_below"),
    ),
    "37 undo and redo": (
        ("tests/ui/test_taken_back.py", "a_deed_is_one_step_there_and_back"),
        ("tests/ui/test_taken_back.py", "every_deed_is_known_here"),
        ("tests/ui/test_undoing.py", "every_deed_is_taken_back_and_brought_back"),
        ("tests/ui/test_undoing.py", "the_menu_names_what_would_be_taken_back"),
        ("tests/ui/test_undoing.py", "undo_never_reaches_into_another_article"),
        ("tests/ui/test_undoing.py", "undo_and_redo_go_on_after_a_restart"),
    ),
    "38 nothing is lost": (
        ("tests/ui/test_sharing.py", "a_killed_window_loses_no_mark_that_it_showed"),
        ("tests/db/test_desk.py", "a_full_disk_says_so_and_loses_nothing"),
        ("tests/ui/test_opening.py", "the_open_dialog_remembers_the_folder"),
    ),
    "39 long work is shown and stopped": (
        ("tests/ui/test_work.py", "work_that_takes_longer_than_a_blink_is_shown_and_can_be_cancelled"),
        ("tests/ui/test_work.py", "progress_says_how_many_of_how_many"),
    ),
    "40 errors are sentences": (
        ("tests/ui/test_opening.py", "each_refusal_is_one_sentence_and_nothing_else_changes"),
        (_LANGUAGE, "nothing_of_our_own_is_left_in_english"),
    ),
    "41 what was chosen is kept": (
        (_KEEPING, "the_window_and_its_columns_stay_as_they_were"),
        (_KEEPING, "a_window_that_was_left_on_another_screen_comes_back"),
        ("tests/ui/test_windows.py", _RECENT),
    ),
    "42 the system's conventions": (
        ("tests/cli/test_usage.py", "help_and_version_are_results"),
        (_ACCESS, "settings_stand_where_the_system_wants_them"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("point", HELD)
def test_every_point_is_held_by_tests_that_can_fail(point: str):
    for file, name in HELD[point]:
        real_test(file, name)


def test_no_point_is_left_out():
    assert [int(point.split()[0]) for point in HELD] == list(range(1, 43))
