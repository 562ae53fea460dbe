-- One compiled corpus. Written once into a new file, moved into place, never changed afterwards.

-- What the store says about itself: digest (of the content), code (the version that compiled it),
-- seeds (the folder it was compiled from).
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The papers' bytes as they were read, so that a quote can be verified when the folder is gone.
CREATE TABLE source (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL);

-- One document a paper (see codec.py). "inputs" names everything the document was compiled from,
-- "digest" is that of its content, "head" is the paper without its passages.
CREATE TABLE paper (
    id TEXT PRIMARY KEY,
    inputs TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    head BLOB NOT NULL,
    body BLOB NOT NULL
);

-- What belongs to the corpus as a whole: topics, names, report.
CREATE TABLE document (name TEXT PRIMARY KEY, data BLOB NOT NULL);

-- The search index, opaque to this package. Most postings are a few bytes, so the table is its own index.
CREATE TABLE term (term TEXT PRIMARY KEY, postings BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE blob (name TEXT PRIMARY KEY, data BLOB NOT NULL);

-- The files as they lay in the folder, to tell cheaply whether the store is older than they are.
CREATE TABLE seen (
    file TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) WITHOUT ROWID;
