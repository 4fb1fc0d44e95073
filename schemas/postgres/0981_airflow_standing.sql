-- What is known of a connection from its last test and its last crawl that came to an end.

CREATE TABLE airflow_standing (
    subscription_id integer     NOT NULL,
    connection      text        NOT NULL,
    tested_at       timestamptz NOT NULL,
    missing         text[]      NOT NULL,
    airflow_version text,
    run_id          bigint,
    dags            integer,
    runs            integer,
    requests        integer,
    PRIMARY KEY (subscription_id, connection)
);
COMMENT ON TABLE airflow_standing IS 'What a connection''s role may not read, and what its last crawl read. Written by ConnectionStandingStore.';
COMMENT ON COLUMN airflow_standing.tested_at IS 'When the rights were seen last: at a test or at the end of a crawl.';
COMMENT ON COLUMN airflow_standing.run_id IS 'The run of the job crawl:NAME to which dags, runs and requests belong.';

ALTER TABLE airflow_standing ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON airflow_standing USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
