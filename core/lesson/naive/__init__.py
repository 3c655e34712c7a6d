"""The patterns without their guards, to be run beside them."""
