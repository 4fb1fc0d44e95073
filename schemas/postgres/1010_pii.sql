-- Personal data: what rules take for it, and where it may lie. What people flag by hand is in the event log, and from there in catalogue_entry.

CREATE TABLE pii_rule (
    subscription_id integer     NOT NULL,
    rule            text        NOT NULL,
    settings        jsonb       NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, rule)
);
COMMENT ON TABLE pii_rule IS 'Which columns are taken for personal data, by name, type and dataset, and of which kind. Written by PiiRuleStore.';

CREATE TABLE pii_place (
    subscription_id integer     NOT NULL,
    place           text        NOT NULL,
    settings        jsonb       NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, place)
);
COMMENT ON TABLE pii_place IS 'Datasets, by a pattern of names, in which unmasked personal data may lie. Written by PiiPlaceStore.';

COMMENT ON TABLE catalogue_entry IS 'What people state by hand, newest by stamp: namespaces, sources, tags, who carries which tag (tagged), what is hidden, which columns hold personal data (pii). Written by CatalogueStore.';
COMMENT ON COLUMN catalogue_entry.part IS 'tagged: the column that carries the tag, empty for the dataset or job itself. pii: the column.';

ALTER TABLE pii_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON pii_rule USING ((SELECT current_setting('lineage.subscription_id', true)) = 'all' OR subscription_id = (SELECT nullif(nullif(current_setting('lineage.subscription_id', true), ''), 'all')::integer));
ALTER TABLE pii_place ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON pii_place USING ((SELECT current_setting('lineage.subscription_id', true)) = 'all' OR subscription_id = (SELECT nullif(nullif(current_setting('lineage.subscription_id', true), ''), 'all')::integer));
