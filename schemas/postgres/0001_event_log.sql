-- The raw log: what came in, byte for byte. Everything else in this database can be rebuilt from it (`lineage replay`).

CREATE TABLE subscription (
    subscription_id integer PRIMARY KEY,
    name            text NOT NULL UNIQUE,
    created_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE subscription IS 'A tenant. Written by migrations and by settings; row 1 needs no set-up.';
INSERT INTO subscription (subscription_id, name) VALUES (1, 'default');

CREATE SEQUENCE event_id_seq CACHE 1;

CREATE TABLE event (
    subscription_id integer     NOT NULL,
    event_id        bigint      NOT NULL,
    fingerprint     uuid        NOT NULL,
    received_at     timestamptz NOT NULL,
    source          smallint    NOT NULL,
    encoding        smallint    NOT NULL,
    size            integer     NOT NULL,
    body            bytea       NOT NULL,
    PRIMARY KEY (subscription_id, event_id)
);
ALTER TABLE event ALTER COLUMN body SET STORAGE EXTERNAL; -- compressed by us; a second attempt by PostgreSQL only costs
CREATE UNIQUE INDEX event_fingerprint ON event (subscription_id, fingerprint);
COMMENT ON TABLE event IS 'One event as received. event_id follows commit order (the append takes a lock until commit), so a cursor never passes an event that becomes visible later. Written by EventLog.';
COMMENT ON COLUMN event.fingerprint IS 'First 16 bytes of SHA-256 of the decompressed body: the same body twice is one event.';
COMMENT ON COLUMN event.source IS '0 http, 1 batch, 2 import, 3 crawl.';
COMMENT ON COLUMN event.encoding IS '0 as is, 1 brotli.';
COMMENT ON COLUMN event.size IS 'Bytes of the decompressed body.';

CREATE TABLE event_subject (
    subscription_id integer NOT NULL,
    subject_id      uuid    NOT NULL,
    event_id        bigint  NOT NULL,
    PRIMARY KEY (subscription_id, subject_id, event_id)
);
COMMENT ON TABLE event_subject IS 'Which events speak of a run (or of the job or dataset of an event without a run): the way back to the raw text and its facets. Written by EventSubjectStore.';

CREATE TABLE set_aside (
    subscription_id integer     NOT NULL,
    event_id        bigint      NOT NULL,
    reason          text        NOT NULL,
    pointer         text        NOT NULL,
    set_aside_at    timestamptz NOT NULL,
    attempts        integer     NOT NULL,
    PRIMARY KEY (subscription_id, event_id)
);
COMMENT ON TABLE set_aside IS 'An event that could not be projected, and why. Written by SetAsideStore.';

CREATE TABLE stage_cursor (
    subscription_id integer NOT NULL,
    stage           text    NOT NULL,
    position        bigint  NOT NULL,
    PRIMARY KEY (subscription_id, stage)
);
COMMENT ON TABLE stage_cursor IS 'How far a stage has read the log. The row''s lock is what keeps two workers of one stage apart. Written by Cursors.';
