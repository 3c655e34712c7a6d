"""How both APIs are spoken: what is sent, and how replies, events and errors read."""
