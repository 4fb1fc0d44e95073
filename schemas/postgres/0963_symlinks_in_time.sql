-- A symlink ends when the producer that said it says otherwise of the same dataset: a table that was moved to another path is not one with the old path for ever.

ALTER TABLE dataset_symlink
    DROP CONSTRAINT dataset_symlink_pkey,
    ADD COLUMN producer text NOT NULL DEFAULT '',
    ADD COLUMN stamp bytea NOT NULL DEFAULT '',
    ADD COLUMN holds boolean NOT NULL DEFAULT true,
    ADD PRIMARY KEY (subscription_id, dataset_id, producer, alias_id);
ALTER TABLE dataset_symlink ALTER COLUMN holds SET DEFAULT false;
COMMENT ON TABLE dataset_symlink IS 'A producer said that two names mean one dataset (symlinks facet); alias_id = dataset_id: when it last said anything of this dataset''s other names. Written by DatasetStore.';
COMMENT ON COLUMN dataset_symlink.producer IS 'Of the events, without its version.';
COMMENT ON COLUMN dataset_symlink.stamp IS 'Of the newest event that says so.';
COMMENT ON COLUMN dataset_symlink.holds IS 'The producer did not say otherwise since.';
