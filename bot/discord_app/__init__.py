"""The Discord surface: an interaction or a message becomes a line, and a reply becomes a message."""
