"""What makes, records and limits the calls of a run: attempts, recorder, slots, and which run the code belongs to."""
