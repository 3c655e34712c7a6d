"""Guess, Run and Stop, the picture; and the pages that are put together of all this."""
