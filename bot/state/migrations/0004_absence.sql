PRAGMA user_version = 4;

-- Whether the bot was seen to lack what a schedule is suspended for: only where that changes does it run again by itself.
ALTER TABLE schedule ADD COLUMN lacked INTEGER NOT NULL DEFAULT 0;

-- Whether a moderator wants it posted although its time has passed.
ALTER TABLE occurrence ADD COLUMN wanted INTEGER NOT NULL DEFAULT 0;

-- Why the program itself stopped a schedule, or let it run again.
ALTER TABLE schedule_change ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- Servers that the bot is in no more, and when that was noticed.
CREATE TABLE departure (
    guild INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;
