"""The Discord surface, tested in conversation with a stand-in for Discord."""
