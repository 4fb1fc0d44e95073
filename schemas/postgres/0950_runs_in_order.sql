-- The runs of all DAGs, newest first: those that are no part of another run.

CREATE INDEX run_roots ON run (subscription_id, last_event_at DESC, run_key) WHERE parent_run_key IS NULL;
