"""What English tells a reader without a parser: word classes, connectives, words that point back."""
