-- A stream writes as long as it says RUNNING, whatever ends it.

ALTER TABLE run ADD COLUMN stream_at timestamptz;
COMMENT ON COLUMN run.stream_at IS 'Of a streaming run the newest RUNNING: so long it is known to have written. Null for others.';
