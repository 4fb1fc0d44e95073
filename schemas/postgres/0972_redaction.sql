-- Secrets are taken out of events before they are stored; which rules did so stands beside the event.

ALTER TABLE event ADD COLUMN redaction smallint NOT NULL DEFAULT 0;
COMMENT ON COLUMN event.redaction IS 'Version of the rules that took secrets out of the body; 0 where it lies as received.';
COMMENT ON COLUMN event.fingerprint IS 'First 16 bytes of SHA-256 of the decompressed body as received: the same body twice is one event.';
COMMENT ON COLUMN event.size IS 'Bytes of the decompressed body as stored.';
