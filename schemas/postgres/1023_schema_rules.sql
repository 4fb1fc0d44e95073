-- Which changes of a schema are breaking is a rule of each subscription.

CREATE TABLE schema_rule (
    subscription_id integer     NOT NULL,
    rule            text        NOT NULL,
    settings        jsonb       NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, rule)
);
COMMENT ON TABLE schema_rule IS 'Which compatibility new versions of the schemas of some datasets must keep with the version before. Written by SchemaRuleStore.';
ALTER TABLE schema_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON schema_rule USING ((SELECT current_setting('lineage.subscription_id', true)) = 'all' OR subscription_id = (SELECT nullif(nullif(current_setting('lineage.subscription_id', true), ''), 'all')::integer));
