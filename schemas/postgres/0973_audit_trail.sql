-- Who changed what.

CREATE SEQUENCE audit_entry_id_seq CACHE 1;
CREATE TABLE audit_entry (
    subscription_id integer     NOT NULL,
    entry_id        bigint      NOT NULL,
    at              timestamptz NOT NULL,
    who             text,
    authentication  text        NOT NULL,
    action          text        NOT NULL,
    path            text        NOT NULL,
    status          smallint    NOT NULL,
    address         text,
    PRIMARY KEY (subscription_id, entry_id)
);
COMMENT ON TABLE audit_entry IS 'A request that changed something (not the events that producers send), or a log-in that was refused. Written by AuditTrailStore.';
COMMENT ON COLUMN audit_entry.who IS 'Name of the key or of the person; null in open mode and for refused log-ins.';
COMMENT ON COLUMN audit_entry.action IS 'Method and the endpoint''s address with its parameters named.';
COMMENT ON COLUMN audit_entry.path IS 'The address as asked, without its query.';

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON audit_entry USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
