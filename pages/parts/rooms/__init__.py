"""A class: what its phones and its teacher's browser are told, and what they may ask for."""
