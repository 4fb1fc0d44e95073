-- Claims are resolved in the order in which they became known: a table is then created before it is read, and what reads it need not be resolved again.

ALTER TABLE resolution_queue ADD COLUMN known_at timestamptz NOT NULL DEFAULT '-infinity';
CREATE INDEX resolution_queue_order ON resolution_queue (subscription_id, known_at, claim_id);
