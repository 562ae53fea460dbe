"""From a folder of papers to a store: structure, sentences, metadata, topics, all at compile time."""
