-- Databases that are looked into, and what their crawls remember. What they find is in the event log.

CREATE TABLE data_source (
    subscription_id integer     NOT NULL,
    source          text        NOT NULL,
    settings        jsonb       NOT NULL,
    secret          bytea,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, source)
);
COMMENT ON TABLE data_source IS 'A database or folder of files whose catalog is crawled and whose tables are profiled. Written by DataSourceStore.';
COMMENT ON COLUMN data_source.secret IS 'The password, AES-256-GCM with the key of LINEAGE_SECRET_KEY or of the key file, bound to subscription and source. Never leaves the server.';

CREATE TABLE data_source_declared (
    subscription_id integer     NOT NULL,
    source          text        NOT NULL,
    name            text        NOT NULL,
    kind            smallint    NOT NULL,
    content_hash    uuid        NOT NULL,
    declared_at     timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, source, name, kind)
);
COMMENT ON TABLE data_source_declared IS 'What a crawl of a source declared last, by its hash, so that only what changed becomes an event. Written by DeclaredStore.';
COMMENT ON COLUMN data_source_declared.kind IS '0 a table, 1 a view, 2 a statement that the database remembers.';

CREATE TABLE profile_plan (
    subscription_id integer     NOT NULL,
    plan            text        NOT NULL,
    settings        jsonb       NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, plan)
);
COMMENT ON TABLE profile_plan IS 'Which datasets are profiled, how and when: one dataset, a pattern of names or a tag. Written by ProfilePlanStore.';

COMMENT ON TABLE dataset_measure IS 'What a run or a profile measured of a dataset: outputStatistics, inputStatistics, dataQualityMetrics, dataQualityAssertions, version, profile; the facet as sent. run_key of a profile is its own id. Written by MeasureStore.';

ALTER TABLE data_source ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON data_source USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
ALTER TABLE data_source_declared ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON data_source_declared USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
ALTER TABLE profile_plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON profile_plan USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
