-- What was erased, and the proof of it; not what it was called.

CREATE SEQUENCE erasure_id_seq CACHE 1;
CREATE TABLE erasure (
    subscription_id integer     NOT NULL,
    erasure_id      bigint      NOT NULL,
    kind            text        NOT NULL,
    digest          text        NOT NULL,
    target          jsonb,
    state           text        NOT NULL,
    asked_at        timestamptz NOT NULL,
    asked_by        text,
    ended_at        timestamptz,
    erased          jsonb,
    remaining       jsonb,
    PRIMARY KEY (subscription_id, erasure_id)
);
COMMENT ON TABLE erasure IS 'A dataset, job or person that was taken out of the log and of every table. Written by ErasureStore.';
COMMENT ON COLUMN erasure.digest IS 'SHA-256 of kind, namespace and name, each ended by a line feed: who knows the name can tell that this erasure was of it.';
COMMENT ON COLUMN erasure.target IS 'Namespace and name, as long as they are needed; null once it is done.';
COMMENT ON COLUMN erasure.state IS 'asked, erasing, rebuilding, done; incomplete when rows that name it were found after it.';

ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON erasure USING (
    (SELECT current_setting('lineage.subscription_id', true)) = 'all'
    OR subscription_id = (SELECT nullif(nullif(current_setting('lineage.subscription_id', true), ''), 'all')::integer));
