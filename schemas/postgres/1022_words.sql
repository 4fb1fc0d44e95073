-- What people say of datasets and jobs beside their lineage: owners, a description, tags, terms of the glossary. All of it is in the event log, and from there
-- in catalogue_entry; asset_label has the owners, tags and terms that hold, search has those and descriptions.

ALTER TABLE catalogue_entry ADD COLUMN entity smallint NOT NULL DEFAULT 1;
UPDATE catalogue_entry AS c SET entity = 0 WHERE EXISTS (SELECT 1 FROM job AS j WHERE j.subscription_id = c.subscription_id AND j.job_id = c.subject_id);
COMMENT ON COLUMN catalogue_entry.entity IS 'Whether the subject is a job (0) or a dataset (1); of others it says nothing.';
COMMENT ON TABLE catalogue_entry IS 'What people state by hand, newest by stamp: namespaces, sources, tags, terms, who carries which tag (tagged), owners, descriptions and terms of datasets and jobs, what is hidden, which columns hold personal data (pii). Written by CatalogueStore.';
COMMENT ON COLUMN catalogue_entry.part IS 'tagged, terms: the column that carries it, empty for the dataset or job itself. pii: the column.';
COMMENT ON TABLE asset_label IS 'An owner (kind 0), tag (kind 1) or term of the glossary (kind 2) of a job or dataset: as people say, and as its newest ownership or tags facet says where they do not; field is the column of a column''s tag or term, else empty. label_id is the hash of the rest. Written by AssetLabelStore.';
COMMENT ON TABLE search_text IS 'A text that search looks through, once however many things bear it (a thousand tables have a customer_id). kind: 0 dataset, 1 job, 2 column, 3 owner, 4 tag, 5 SQL of a job, 6 term, 7 description. Written by SearchStore.';

CREATE TABLE search_description (
    subscription_id integer NOT NULL,
    entity_id       uuid    NOT NULL,
    entry_id        uuid    NOT NULL,
    PRIMARY KEY (subscription_id, entity_id)
);
COMMENT ON TABLE search_description IS 'Which search_entry holds the description of a dataset or job, so that it goes when the description becomes another one. Written by SearchStore.';
ALTER TABLE search_description ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON search_description USING ((SELECT current_setting('lineage.subscription_id', true)) = 'all' OR subscription_id = (SELECT nullif(nullif(current_setting('lineage.subscription_id', true), ''), 'all')::integer));
