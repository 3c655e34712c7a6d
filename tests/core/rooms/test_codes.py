"""Codes and secrets."""

from __future__ import annotations

from core.rooms.codes import LETTERS, hashed, is_code, new_code, new_digits, new_secret, tidy


def test_codes_have_letters_that_nobody_confuses():
    assert not set(LETTERS) & set("AEIOUY" + "SL" + "0O1I")
    assert all(is_code(new_code()) for _ in range(50)) and len({new_code() for _ in range(50)}) > 40
    assert len(new_digits()) == 6 and new_digits().isdigit()


def test_a_code_is_read_as_it_was_typed():
    assert tidy(" bc-df ") == "BCDF" and is_code(tidy("bc df"))
    assert not any(is_code(tidy(typed)) for typed in ("", "BCD", "BCDFG", "ABCD", "日本語版"))


def test_a_device_is_another_one_in_each_room_and_its_secret_is_not_kept():
    secret = new_secret()
    assert hashed(secret, "BCDF") != hashed(secret, "BCDG") and secret not in hashed(secret)
