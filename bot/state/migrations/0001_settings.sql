PRAGMA application_id = 0x42524953;  -- "BRIS"
PRAGMA user_version = 1;

-- What the program notes about the database itself.
CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a server has chosen; what it has not chosen has no row.
CREATE TABLE setting (
    guild INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (guild, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting_change (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    name TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    actor INTEGER NOT NULL,
    at INTEGER NOT NULL  -- seconds since 1970, UTC
) STRICT;

CREATE INDEX setting_change_of_guild ON setting_change (guild, id);
CREATE INDEX setting_change_by_age ON setting_change (at);
