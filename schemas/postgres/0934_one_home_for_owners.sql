-- Owners have one home: asset_label knew them already, "owned" knew them again. Stage: projection.

DROP TABLE owned;

ALTER TABLE asset_label ADD COLUMN entity smallint;
UPDATE asset_label AS l SET entity = f.entity FROM facet AS f WHERE f.subscription_id = l.subscription_id AND f.entity_id = l.entity_id;
DELETE FROM asset_label WHERE entity IS NULL;
ALTER TABLE asset_label ALTER COLUMN entity SET NOT NULL;
CREATE INDEX asset_label_owner ON asset_label (subscription_id, left(value, 400) COLLATE "C", entity, entity_id) WHERE kind = 0;
COMMENT ON COLUMN asset_label.entity IS '0 a job, 1 a dataset.';
