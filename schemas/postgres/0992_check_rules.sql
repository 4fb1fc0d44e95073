-- Checks of our own on profiles. What they find is in the event log.

CREATE TABLE check_rule (
    subscription_id integer     NOT NULL,
    rule            text        NOT NULL,
    settings        jsonb       NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, rule)
);
COMMENT ON TABLE check_rule IS 'What is expected of the profiles of one dataset or of a pattern of names: freshness, volume, null rate or uniqueness. Written by CheckRuleStore.';

COMMENT ON TABLE dataset_measure IS 'What a run or a profile measured of a dataset: outputStatistics, inputStatistics, dataQualityMetrics, dataQualityAssertions, version, profile, checks; the facet as sent. run_key of a profile is its own id, that of our own checks is derived from their profile. Written by MeasureStore.';

ALTER TABLE check_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON check_rule USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
