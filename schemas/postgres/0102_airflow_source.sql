ALTER TABLE airflow_dag ADD COLUMN hints jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN airflow_dag.hints IS 'What the DAG''s file says in plain literals and REST does not: connection ids and inlets, by task. Written by CrawlStateStore.';
