"""What records and limits a run: which run the code belongs to, what it has done so far, and its slots."""
