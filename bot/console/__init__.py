"""The local surface: a conversation with the papers on one machine, and how answers look there."""
