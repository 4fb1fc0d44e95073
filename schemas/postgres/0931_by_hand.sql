-- What people say of lineage. Stage: projection; the words lie in the log like every event.

CREATE TABLE hand_claim (
    subscription_id  integer     NOT NULL,
    claim_id         uuid        NOT NULL,
    kind             text        NOT NULL,
    action           text        NOT NULL,
    job_namespace    text,
    job_name         text,
    job_id           uuid,
    source_namespace text,
    source_name      text,
    source_id        uuid,
    source_column    text        NOT NULL,
    target_namespace text,
    target_name      text,
    target_id        uuid,
    target_column    text        NOT NULL,
    reason           text        NOT NULL,
    said_by          text,
    said_at          timestamptz NOT NULL,
    stamp            bytea       NOT NULL,
    PRIMARY KEY (subscription_id, claim_id)
);
CREATE INDEX hand_claim_time ON hand_claim (subscription_id, said_at, claim_id);
CREATE INDEX hand_claim_source ON hand_claim (subscription_id, source_id);
CREATE INDEX hand_claim_target ON hand_claim (subscription_id, target_id);
COMMENT ON TABLE hand_claim IS 'The newest word by hand on an item (edge, column-edge, read, write): add, confirm, reject, withdraw. claim_id is derived from what the word is about, so a later word takes the place of an earlier one. Written by HandClaimStore.';
COMMENT ON COLUMN hand_claim.job_id IS 'The job whose item is meant; null speaks of that flow through whatever job.';

CREATE INDEX evidence_by_hand ON evidence (subscription_id, item_id) WHERE kind = 'manual';

ALTER TABLE hand_claim ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON hand_claim USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
