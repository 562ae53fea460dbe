"""Answers as pictures, for people who would rather look; the reply says the same in words beside each."""
