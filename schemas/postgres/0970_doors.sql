-- Who may come in.

CREATE TABLE api_key (
    subscription_id integer     NOT NULL,
    key_id          uuid        NOT NULL,
    name            text        NOT NULL,
    prefix          text        NOT NULL,
    hash            bytea       NOT NULL,
    scopes          text[]      NOT NULL,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    PRIMARY KEY (subscription_id, key_id)
);
CREATE UNIQUE INDEX api_key_hash ON api_key (hash);
COMMENT ON TABLE api_key IS 'A key to the API: what it begins with, and the SHA-256 of all of it; the key itself is shown once and stored nowhere. Written by ApiKeyStore.';
COMMENT ON COLUMN api_key.scopes IS 'ingest, read, edit, ops, admin; ops and admin hold those before them but ingest.';
COMMENT ON COLUMN api_key.last_used_at IS 'To within a minute.';

ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON api_key USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
CREATE POLICY who_is_it ON api_key FOR SELECT USING (true); -- whose a key is, is what is asked; nobody guesses a hash

CREATE TABLE session_key (
    name    text PRIMARY KEY,
    element text NOT NULL
);
COMMENT ON TABLE session_key IS 'The keys that seal session cookies (ASP.NET data protection), shared by all services on this database. Written by SessionKeys.';
