"""The compiled corpus in one file: written whole, then only read."""
