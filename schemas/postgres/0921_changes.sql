-- What changed between two instants is looked up by time.

CREATE INDEX validity_from ON validity (subscription_id, valid_from);
CREATE INDEX validity_to ON validity (subscription_id, valid_to) WHERE valid_to IS NOT NULL;
CREATE INDEX dataset_first_seen ON dataset (subscription_id, first_seen_at);
CREATE INDEX job_first_seen ON job (subscription_id, first_seen_at);
CREATE INDEX facet_gone ON facet (subscription_id, event_at) WHERE name = 'lineage_ingest_airflow' AND body LIKE '%"gone":true%';
