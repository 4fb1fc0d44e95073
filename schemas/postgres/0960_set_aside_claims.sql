-- What could not be resolved stands beside what could not be projected; both are tried again by a program other than the one that failed.

ALTER TABLE set_aside ADD COLUMN program text NOT NULL DEFAULT '';
COMMENT ON COLUMN set_aside.program IS 'The program that failed with it, as name and versions: another one tries again by itself.';

CREATE TABLE set_aside_claim (
    subscription_id integer     NOT NULL,
    claim_id        uuid        NOT NULL,
    reason          text        NOT NULL,
    set_aside_at    timestamptz NOT NULL,
    attempts        integer     NOT NULL,
    program         text        NOT NULL,
    PRIMARY KEY (subscription_id, claim_id)
);
COMMENT ON TABLE set_aside_claim IS 'A claim that could not be resolved, and why: what it says is missing from the graph. Written by SetAsideClaimStore.';

ALTER TABLE set_aside_claim ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON set_aside_claim USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
