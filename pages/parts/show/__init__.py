"""What is shown of a run, and around it: results, comparison, money, texts of the lesson."""
