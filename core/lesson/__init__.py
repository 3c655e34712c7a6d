"""All that the lab knows about its patterns."""
