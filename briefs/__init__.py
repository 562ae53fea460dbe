"""Papers in, cited answers out: compile a folder of papers, open the store, ask."""
