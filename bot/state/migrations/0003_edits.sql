PRAGMA user_version = 3;

-- Each change of a schedule counts its version on, so that of two who change it at once the second is told.
ALTER TABLE schedule ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE schedule ADD COLUMN edits INTEGER;  -- the number of the schedule that a draft is to change
ALTER TABLE schedule ADD COLUMN base INTEGER NOT NULL DEFAULT 0;  -- and the version of it that was shown

-- What was asked for once is done once, however often the request comes in.
ALTER TABLE schedule ADD COLUMN request INTEGER;
CREATE UNIQUE INDEX schedule_by_request ON schedule (guild, request) WHERE request IS NOT NULL;

ALTER TABLE schedule_change ADD COLUMN version INTEGER NOT NULL DEFAULT 0;  -- that it made
ALTER TABLE schedule_change ADD COLUMN old TEXT NOT NULL DEFAULT '';  -- of an edit: what the schedule was to do
ALTER TABLE schedule_change ADD COLUMN new TEXT NOT NULL DEFAULT '';
ALTER TABLE schedule_change ADD COLUMN request INTEGER;
CREATE UNIQUE INDEX schedule_change_by_request ON schedule_change (guild, request) WHERE request IS NOT NULL;

-- The same label in another zone is another occurrence. Deliveries step aside, as they refer to the table that is
-- made anew.
CREATE TABLE delivery_before AS SELECT * FROM delivery;
DROP TABLE delivery;

CREATE TABLE occurrence_after (
    id INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    schedule INTEGER NOT NULL REFERENCES schedule (id),
    label TEXT NOT NULL,  -- the wall-clock time
    zone TEXT NOT NULL,  -- on whose clocks
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
    what TEXT NOT NULL,  -- what its schedule was to do when it was claimed, where that was edited since
    UNIQUE (schedule, zone, label)
) STRICT;

INSERT INTO occurrence_after
SELECT
    o.id, o.guild, o.schedule, o.label, s.zone, o.at, o.state, o.reason, o.token, o.kind, o.issue,
    o.payload, o.nonce, o.boot, o.first, o.first_at, o.last, o.attempts, o.message, o.settled, ''
FROM occurrence o JOIN schedule s ON s.id = o.schedule;

DROP TABLE occurrence;
ALTER TABLE occurrence_after RENAME TO occurrence;
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

INSERT INTO delivery SELECT id, guild, occurrence, at, outcome, detail FROM delivery_before;
DROP TABLE delivery_before;
CREATE INDEX delivery_of_occurrence ON delivery (occurrence);
CREATE INDEX delivery_of_guild ON delivery (guild);
