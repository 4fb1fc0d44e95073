-- Who owns what, the way round that people ask it. Stage: projection.

CREATE TABLE owned (
    subscription_id integer  NOT NULL,
    entity_id       uuid     NOT NULL,
    owner           text     NOT NULL,
    entity          smallint NOT NULL,
    PRIMARY KEY (subscription_id, entity_id, owner)
);
CREATE INDEX owned_by ON owned (subscription_id, owner COLLATE "C", entity, entity_id);
COMMENT ON TABLE owned IS 'An owner of a job (entity 0) or dataset (entity 1), from its newest ownership facet. Written by OwnerStore.';

ALTER TABLE owned ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON owned USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
