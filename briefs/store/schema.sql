-- One compiled corpus. Written once into a new folder, never changed afterwards.

-- What the store says about itself: digest (of the content), code (the version that compiled it),
-- seeds (the folder it was compiled from).
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The papers' bytes as they were read, so that a quote can be verified when the folder is gone.
CREATE TABLE source (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL);

-- One row a paper, its parts as documents (see codec.py): "head" is the paper without its passages,
-- "rest" what belongs to no passage. "inputs" names everything it was compiled from, "digest" is that of its
-- content. Its passages have the rows from "first" on in the table of passages.
CREATE TABLE paper (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    inputs TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    first INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    head BLOB NOT NULL,
    rest BLOB NOT NULL
);

-- The passages of all papers, numbered through the corpus from 0, as the search index numbers them.
CREATE TABLE passage (row INTEGER PRIMARY KEY, document BLOB NOT NULL);

-- What belongs to the corpus as a whole: topics, names, report.
CREATE TABLE document (name TEXT PRIMARY KEY, data BLOB NOT NULL);

-- What the search reads beside its index, opaque to this package.
CREATE TABLE blob (name TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE vector (term TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;

-- The files as they lay in the folder, to tell cheaply whether the store is older than they are.
CREATE TABLE seen (
    file TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) WITHOUT ROWID;
