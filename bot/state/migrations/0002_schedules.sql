PRAGMA user_version = 2;

-- Of which database a nonce comes: two bots of one name never take each other's messages for their own.
INSERT INTO mark VALUES ('instance', lower(hex(randomblob(8))));

-- How many schedules a server ever had; a number is never given twice, so that no old button means another one.
CREATE TABLE numbering (
    guild INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

CREATE TABLE schedule (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    rule TEXT NOT NULL,
    zone TEXT NOT NULL,
    line TEXT NOT NULL,
    header TEXT NOT NULL,
    footer TEXT NOT NULL,
    catch_up INTEGER NOT NULL,  -- seconds that a brief may be late
    status TEXT NOT NULL CHECK (status IN ('draft', 'active', 'paused', 'suspended', 'removed')),
    reason TEXT NOT NULL,  -- why it is suspended
    before TEXT NOT NULL,  -- the status that an undone removal goes back to
    since INTEGER NOT NULL,  -- when it got its status; all times in seconds since 1970, UTC
    start INTEGER NOT NULL,  -- from when its rule counts
    floor INTEGER NOT NULL,  -- nothing is due at or before this moment
    cursor INTEGER NOT NULL,  -- up to which moment what is due has been written down
    next INTEGER,  -- the moment of what is due next, as the zone's rules are known now
    issued INTEGER NOT NULL,  -- the number of the last brief that went out
    UNIQUE (guild, number)
) STRICT;

CREATE INDEX schedule_by_next ON schedule (next) WHERE status = 'active';

CREATE TABLE occurrence (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    schedule INTEGER NOT NULL REFERENCES schedule (id),
    label TEXT NOT NULL,  -- the wall-clock time in the schedule's zone
    at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('due', 'claimed', 'sending', 'sent', 'missed', 'blocked', 'unconfirmed', 'cancelled')
    ),
    reason TEXT NOT NULL,
    token INTEGER NOT NULL,  -- grows with each claim: who claimed before may write no more
    kind TEXT NOT NULL,
    issue INTEGER,
    payload TEXT,  -- what is posted, byte for byte, until it is there
    nonce TEXT,
    boot TEXT NOT NULL,  -- of the machine, when it was first attempted
    first REAL NOT NULL,  -- monotonic seconds of that boot
    first_at INTEGER NOT NULL,
    last REAL NOT NULL,
    attempts INTEGER NOT NULL,
    message INTEGER,
    settled INTEGER,
    UNIQUE (schedule, label)
) STRICT;

CREATE INDEX occurrence_open ON occurrence (state) WHERE state IN ('due', 'claimed', 'sending');
CREATE INDEX occurrence_of_guild ON occurrence (guild, at);

CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    occurrence INTEGER NOT NULL REFERENCES occurrence (id),
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

CREATE INDEX delivery_of_occurrence ON delivery (occurrence);
CREATE INDEX delivery_of_guild ON delivery (guild);

CREATE TABLE schedule_change (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    schedule INTEGER NOT NULL REFERENCES schedule (id),
    action TEXT NOT NULL,
    actor INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX schedule_change_of_guild ON schedule_change (guild, id);
CREATE INDEX schedule_change_by_age ON schedule_change (at);

-- When moderators were last told that something of theirs is suspended: once a day at most.
CREATE TABLE notice (
    guild INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;
