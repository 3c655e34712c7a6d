"""Guessing is bounded; a class behind one address is not."""

from __future__ import annotations

from pages.parts.rooms.wrong_codes import OF_ALL, OF_AN_ADDRESS, WINDOW, WrongCodes


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_an_address_may_be_wrong_so_often_in_a_minute_and_another_one_does_not_pay_for_it():
    wrong, clock = None, Clock()
    wrong = WrongCodes(clock)
    for _ in range(OF_AN_ADDRESS):
        assert not wrong.too_many("a")
        wrong.count("a")
    assert wrong.too_many("a") and not wrong.too_many("b")
    clock.now = WINDOW
    assert not wrong.too_many("a") and not wrong._counts and not wrong._times, "nothing is kept for longer"


def test_all_addresses_together_are_bounded_too():
    wrong = WrongCodes(Clock())
    for n in range(OF_ALL):
        wrong.count(f"address {n}")
    assert wrong.too_many("one more")
