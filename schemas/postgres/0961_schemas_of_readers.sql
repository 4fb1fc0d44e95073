-- What a reader says of a schema counts only where nobody who writes or declares the dataset said anything, and it never narrows: of all that readers
-- said the widest stands, since it first was read.

CREATE TABLE reader_schema (
    subscription_id integer     NOT NULL,
    dataset_id      uuid        NOT NULL,
    content_id      uuid        NOT NULL,
    columns         integer     NOT NULL,
    first_at        timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, dataset_id, content_id)
);
COMMENT ON TABLE reader_schema IS 'A schema that a reader of the dataset stated, and when one first did. Written by SchemaStore.';

ALTER TABLE dataset_schema ADD COLUMN by_reader boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN dataset_schema.by_reader IS 'Inferred from what readers said; there is at most one such row of a dataset, and none beside others.';

ALTER TABLE reader_schema ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON reader_schema USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
