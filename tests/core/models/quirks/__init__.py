"""What real servers do, by kind: tables that the tests and the benchmark `quirks` go through."""
