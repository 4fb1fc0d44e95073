-- What people look at, kept under a short address.

CREATE TABLE saved_view (
    subscription_id integer     NOT NULL,
    view_id         uuid        NOT NULL,
    page            text        NOT NULL,
    query           text        NOT NULL,
    name            text,
    made_at         timestamptz NOT NULL,
    made_by         text,
    PRIMARY KEY (subscription_id, view_id)
);
CREATE INDEX saved_view_by_time ON saved_view (subscription_id, made_at DESC, view_id);
COMMENT ON TABLE saved_view IS 'A page with all that its address says, so that a short address can stand for a long one. view_id is derived from page, query and name: the same view is one row. Written by SavedViewStore.';
COMMENT ON COLUMN saved_view.query IS 'What stands behind the question mark, as the page wrote it.';
COMMENT ON COLUMN saved_view.name IS 'Null where it was only shared, not kept under a name.';
COMMENT ON COLUMN saved_view.made_by IS 'Name of the key or of the person; null in open mode.';

ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON saved_view USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
