-- Airflow connections and what their crawls remember. What crawls find is in the event log; this is only how to get it and how far it was got.

CREATE TABLE airflow_connection (
    subscription_id integer     NOT NULL,
    connection      text        NOT NULL,
    settings        jsonb       NOT NULL,
    secret          bytea,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, connection)
);
COMMENT ON TABLE airflow_connection IS 'An Airflow that is crawled: address, politeness, filters, schedule. Written by ConnectionStore.';
COMMENT ON COLUMN airflow_connection.secret IS 'Password or token, AES-256-GCM with the key of LINEAGE_SECRET_KEY or of the key file, bound to subscription and connection. Never leaves the server.';

CREATE TABLE airflow_cursor (
    subscription_id integer     NOT NULL,
    connection      text        NOT NULL,
    cursor          jsonb       NOT NULL,
    PRIMARY KEY (subscription_id, connection)
);
COMMENT ON TABLE airflow_cursor IS 'How far the crawls of a connection have come, in the Airflow server''s time. Written by CrawlStateStore.';

CREATE TABLE airflow_dag (
    subscription_id integer     NOT NULL,
    connection      text        NOT NULL,
    dag_id          text        NOT NULL,
    list_hash       text        NOT NULL,
    content_hash    text        NOT NULL,
    tasks           text[]      NOT NULL,
    declared_at     timestamptz NOT NULL,
    tasks_read_at   timestamptz NOT NULL,
    gone            boolean     NOT NULL,
    PRIMARY KEY (subscription_id, connection, dag_id)
);
COMMENT ON TABLE airflow_dag IS 'A DAG as it was last declared by a crawl; hashes tell whether it changed. Written by CrawlStateStore.';

CREATE TABLE airflow_run (
    subscription_id integer     NOT NULL,
    connection      text        NOT NULL,
    dag_id          text        NOT NULL,
    run_id          text        NOT NULL,
    signature       text        NOT NULL,
    crawled_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, connection, dag_id, run_id)
);
CREATE INDEX airflow_run_age ON airflow_run (subscription_id, connection, crawled_at);
COMMENT ON TABLE airflow_run IS 'An ended DAG run that is in the event log already; kept only while lists reach back to it. Written by CrawlStateStore.';
