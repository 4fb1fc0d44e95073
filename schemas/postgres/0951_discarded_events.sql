-- Events that could not be projected and that people decided about: a replay does not set them aside again.

CREATE TABLE discarded_event (
    subscription_id integer     NOT NULL,
    event_id        bigint      NOT NULL,
    reason          text        NOT NULL,
    repaired        boolean     NOT NULL,
    discarded_at    timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, event_id)
);
COMMENT ON TABLE discarded_event IS 'An event that stays in the log and is no longer set aside, and why: somebody discarded it, or (repaired) sent a mended copy. Written by SetAsideDecisions.';

ALTER TABLE discarded_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON discarded_event USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
