"""Words in, words out: commands, replies, and the surfaces that show them."""
