-- What can be found by typing, and who owns what. Stages: projection and resolution. Plain PostgreSQL: no extension is needed (docs/decisions/0006).

CREATE TABLE asset_label (
    subscription_id integer  NOT NULL,
    entity_id       uuid     NOT NULL,
    label_id        uuid     NOT NULL,
    kind            smallint NOT NULL,
    value           text     NOT NULL,
    field           text     NOT NULL,
    detail          text     NOT NULL,
    PRIMARY KEY (subscription_id, entity_id, label_id)
);
CREATE INDEX asset_label_value ON asset_label (subscription_id, kind, left(value, 200));
COMMENT ON TABLE asset_label IS 'An owner (kind 0) or tag (kind 1) of a job or dataset as its newest ownership or tags facet says; field is the column of a column''s tag, else empty. label_id is the hash of the rest. Written by AssetLabelStore.';
COMMENT ON COLUMN asset_label.detail IS 'The owner''s type or the tag''s source, as sent.';

CREATE TABLE search_entry (
    subscription_id integer  NOT NULL,
    entry_id        uuid     NOT NULL,
    kind            smallint NOT NULL,
    entity_id       uuid     NOT NULL,
    key             text     COLLATE "C" NOT NULL,
    text            text     NOT NULL,
    content_id      uuid,
    stated          boolean  NOT NULL,
    grams           integer[] NOT NULL,
    PRIMARY KEY (subscription_id, entry_id)
);
CREATE INDEX search_entry_key ON search_entry (subscription_id, kind, key);
CREATE INDEX search_entry_grams ON search_entry USING gin (grams);
CREATE INDEX search_entry_unstated ON search_entry (subscription_id, entity_id) WHERE NOT stated;
COMMENT ON TABLE search_entry IS 'Something that search finds. kind: 0 dataset, 1 job, 2 column, 3 owner, 4 tag, 5 SQL of a job. Written by SearchStore.';
COMMENT ON COLUMN search_entry.key IS 'What a prefix is looked up by: the last part of the name in lower case, 200 characters.';
COMMENT ON COLUMN search_entry.stated IS 'False for a column that only lineage names: it goes with the last column edge that names it.';
COMMENT ON COLUMN search_entry.grams IS 'Hashes of each three characters in a row and of the first one and two of each word, and of subscription and kind: what a GIN index finds parts of names by.';

ALTER TABLE asset_label ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON asset_label USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
ALTER TABLE search_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON search_entry USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
