-- Format 1. Nothing in a step is ever changed or removed: what stands now is what the last step of a place says.

-- "WRES" in four bytes.
PRAGMA application_id = 1465009491;

-- Who had the file open for writing, with which program. Begins with the first step, not with the opening.
CREATE TABLE sessions (
    number INTEGER PRIMARY KEY,
    began TEXT NOT NULL,
    who TEXT NOT NULL,
    computer TEXT NOT NULL,
    program_version TEXT NOT NULL
) STRICT;

-- While backups are written anew after a change of the passphrase: the key that they still have. Else empty.
CREATE TABLE earlier_keys (
    salt BLOB PRIMARY KEY,
    raw BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Everything that was ever done, in order: typed, undone, signed off, published.
-- Year 0 is the organisation as a whole. "undoes" is the step that is undone or redone.
CREATE TABLE steps (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    session INTEGER NOT NULL REFERENCES sessions (number),
    year INTEGER NOT NULL,
    how TEXT NOT NULL,
    undoes INTEGER REFERENCES steps (number),
    source TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;

-- What a step did to each place: whole numbers stay whole numbers, text stays text, blank is null.
CREATE TABLE changes (
    year INTEGER NOT NULL,
    place TEXT NOT NULL,
    step INTEGER NOT NULL REFERENCES steps (number),
    "before" ANY,
    "after" ANY,
    PRIMARY KEY (year, place, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX changes_by_step ON changes (step);

-- "Yes, this is right": stands until one of the places changes.
CREATE TABLE confirmations (
    step INTEGER PRIMARY KEY REFERENCES steps (number),
    key TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE confirmed_places (
    step INTEGER NOT NULL REFERENCES confirmations (step),
    place TEXT NOT NULL,
    PRIMARY KEY (step, place)
) STRICT, WITHOUT ROWID;

-- Stands until an answer of its year changes.
CREATE TABLE sign_offs (
    step INTEGER PRIMARY KEY REFERENCES steps (number),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE publications (
    step INTEGER PRIMARY KEY REFERENCES steps (number),
    publication TEXT NOT NULL,
    proof TEXT NOT NULL,
    certificate TEXT NOT NULL,
    policy TEXT NOT NULL
) STRICT;

-- Each file as it was published, byte for byte.
CREATE TABLE publication_files (
    step INTEGER NOT NULL REFERENCES publications (step),
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (step, name)
) STRICT;

-- Publications of others, or of before this file began, that a reader may hold.
CREATE TABLE ledger_entries (
    step INTEGER PRIMARY KEY REFERENCES steps (number),
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    publication TEXT NOT NULL
) STRICT;

CREATE TABLE ledger_removals (
    step INTEGER PRIMARY KEY REFERENCES steps (number),
    entry INTEGER NOT NULL UNIQUE REFERENCES ledger_entries (step)
) STRICT;
