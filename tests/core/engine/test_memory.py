"""How much memory a value holds."""

from core.engine.memory import held


def test_an_object_that_two_values_share_is_counted_once():
    text = "x" * 10_000
    assert held([text], [text]) < 2 * held(text)
    assert held([text, "y" * 10_000]) > 20_000


def test_classes_and_functions_do_not_go_with_a_value():
    assert held(test_classes_and_functions_do_not_go_with_a_value, str, None, 7) == 0
