"""The form of a page, and the address that brings it back as it stands."""
