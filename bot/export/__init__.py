"""Answers and whole corpora as files: Markdown, one page of HTML, JSON."""
