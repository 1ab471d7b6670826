"""Other tools that find dates in text, asked about the same gold articles."""
