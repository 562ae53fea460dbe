PRAGMA user_version = 5;

-- Why it was not known whether it is there, where a moderator wants it posted all the same: until it is there, or is
-- known not to be.
ALTER TABLE occurrence ADD COLUMN doubt TEXT NOT NULL DEFAULT '';
UPDATE occurrence SET doubt = 'history' WHERE wanted = 1 AND payload IS NOT NULL AND state = 'due';

-- What the moderators are still to be told: that a schedule was stopped, or that a brief may be there or not.
ALTER TABLE schedule ADD COLUMN untold INTEGER NOT NULL DEFAULT 0;
ALTER TABLE occurrence ADD COLUMN untold INTEGER NOT NULL DEFAULT 0;
CREATE INDEX schedule_untold ON schedule (guild) WHERE untold = 1;
CREATE INDEX occurrence_untold ON occurrence (guild) WHERE untold = 1;
