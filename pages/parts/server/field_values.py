"""What a browser sends, before a field takes it.

A message may be made by hand, and Streamlit takes what comes: a number that is none ends this script of the session and
all that follow. Here a value that its field cannot have counts as not sent, so the field has its default.
"""

from __future__ import annotations

from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import WidgetMetadata, unpack_widget_state_value
from streamlit.runtime.state.session_state import Serialized, Value, WStates

_streamlits_own = WStates.__getitem__


def _value(sent: WidgetState, field: WidgetMetadata[Any]) -> Any:
    if _fits(sent, field):
        try:
            return field.deserializer(unpack_widget_state_value(sent))
        except Exception:  # each kind of field has errors of its own
            pass
    return field.deserializer(None)


def _fits(sent: WidgetState, field: WidgetMetadata[Any]) -> bool:
    kind, options = sent.WhichOneof("value"), field.formatted_options
    if kind == "int_value" and field.value_type == "double_value":  # so whole numbers come
        return True
    return kind == field.value_type and (options is None or sent.string_value in options)


def _get(states: WStates, id: str) -> Any:
    sent, field = states.states.get(id), states.widget_metadata.get(id)
    if isinstance(sent, Serialized) and field is not None:
        states.states[id] = Value(_value(sent.value, field))
    return _streamlits_own(states, id)


def take_what_fits() -> None:
    """From now on fields take what fits them, in all sessions of this process; called again it changes nothing."""
    WStates.__getitem__ = _get  # type: ignore[method-assign]
