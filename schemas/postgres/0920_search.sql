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

CREATE TABLE search_text (
    subscription_id integer   NOT NULL,
    text_id         uuid      NOT NULL,
    kind            smallint  NOT NULL,
    key             text      COLLATE "C" NOT NULL,
    text            text      NOT NULL,
    entries         bigint    NOT NULL,
    grams           integer[] NOT NULL,
    PRIMARY KEY (subscription_id, text_id)
);
CREATE INDEX search_text_key ON search_text (subscription_id, kind, key, text_id);
CREATE INDEX search_text_grams ON search_text USING gin (grams);
COMMENT ON TABLE search_text IS 'A text that search looks through, once however many things bear it (a thousand tables have a customer_id). kind: 0 dataset, 1 job, 2 column, 3 owner, 4 tag, 5 SQL of a job. Written by SearchStore.';
COMMENT ON COLUMN search_text.key IS 'What a prefix is looked up by: the last part of the name in lower case, 200 characters.';
COMMENT ON COLUMN search_text.entries IS 'How many entries bear it; it goes with the last one.';
COMMENT ON COLUMN search_text.grams IS 'Hashes of each three characters in a row and of the first one and two of each word, and of subscription and kind: what a GIN index finds parts of names by.';

CREATE TABLE search_entry (
    subscription_id integer NOT NULL,
    entry_id        uuid    NOT NULL,
    text_id         uuid    NOT NULL,
    entity_id       uuid    NOT NULL,
    content_id      uuid,
    stated          boolean NOT NULL,
    PRIMARY KEY (subscription_id, entry_id)
);
CREATE INDEX search_entry_text ON search_entry (subscription_id, text_id);
CREATE INDEX search_entry_unstated ON search_entry (subscription_id, entity_id) WHERE NOT stated;
COMMENT ON TABLE search_entry IS 'Something that search finds: a dataset, a job, a column of a dataset, an owner, a tag, an SQL text of a job. Written by SearchStore.';
COMMENT ON COLUMN search_entry.content_id IS 'Of SQL: the least of the texts that have these words.';
COMMENT ON COLUMN search_entry.stated IS 'False for a column that only lineage names: it goes with the last column edge that names it.';

ALTER TABLE asset_label ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON asset_label USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
ALTER TABLE search_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON search_entry USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
ALTER TABLE search_text ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON search_text USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
