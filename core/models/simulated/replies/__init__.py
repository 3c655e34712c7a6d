"""What the simulated model answers: from the request alone, out of what it knows, and it says where that ends."""
