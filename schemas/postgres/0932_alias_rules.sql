-- Which names mean one dataset, by rule. The rules lie in the log; these tables follow from it.

CREATE TABLE alias_rule (
    subscription_id integer     NOT NULL,
    rule_id         uuid        NOT NULL,
    kind            text        NOT NULL,
    body            text        NOT NULL,
    active          boolean     NOT NULL,
    reason          text        NOT NULL,
    said_by         text,
    said_at         timestamptz NOT NULL,
    stamp           bytea       NOT NULL,
    PRIMARY KEY (subscription_id, rule_id)
);
COMMENT ON TABLE alias_rule IS 'A rule by hand on names (namespace, case, rewrite, symlink) and whether it holds now. rule_id is derived from what the rule says. Written by AliasRuleStore.';

CREATE TABLE rule_link (
    subscription_id integer NOT NULL,
    dataset_id      uuid    NOT NULL,
    linked_id       uuid    NOT NULL,
    named           boolean NOT NULL,
    lookup_id       uuid,
    PRIMARY KEY (subscription_id, dataset_id, linked_id, named)
);
CREATE INDEX rule_link_back ON rule_link (subscription_id, linked_id);
CREATE INDEX rule_link_lookup ON rule_link (subscription_id, lookup_id) WHERE lookup_id IS NOT NULL;
COMMENT ON TABLE rule_link IS 'The rules give a dataset the name of another one: datasets of one such name are one dataset, whether or not that name is known itself. Written by RuleLinkStore.';
COMMENT ON COLUMN rule_link.named IS 'A rule names both datasets (symlink); the link then does not go with the dataset.';
COMMENT ON COLUMN rule_link.lookup_id IS 'By what SQL looks a table of the other name up; null where named.';

ALTER TABLE alias_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON alias_rule USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
ALTER TABLE rule_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON rule_link USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);

COMMENT ON TABLE dataset_alias IS 'Members of an alias set (by symlinks and rules) and the name that stands for it; a dataset without aliases has no row. Written by AliasStore.';
