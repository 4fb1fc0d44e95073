-- Jobs that are no longer declared, by Airflow's crawler or that of a data source, are looked up whenever the graph changes.

DROP INDEX facet_gone;
CREATE INDEX facet_gone ON facet (subscription_id, event_at) WHERE name IN ('lineage_ingest_airflow', 'lineage_ingest_source') AND body LIKE '%"gone":true%';
