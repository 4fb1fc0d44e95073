-- What the Marquez-compatible API answers from, beside the facts and the graph. All of it is derived: stage projection writes it, replay rebuilds it.

CREATE TABLE event_time (
    subscription_id integer     NOT NULL,
    event_id        bigint      NOT NULL,
    at              timestamptz NOT NULL,
    kind            smallint    NOT NULL,
    event_type      text,
    PRIMARY KEY (subscription_id, event_id)
);
CREATE INDEX event_time_of_runs ON event_time (subscription_id, at, event_id) INCLUDE (event_type) WHERE kind = 0;
COMMENT ON TABLE event_time IS 'When an event says that it happened, and what it says of its run: the order in which events are listed and counted. Written by EventTimeStore.';
COMMENT ON COLUMN event_time.kind IS '0 run event, 1 job event, 2 dataset event.';

CREATE TABLE namespace (
    subscription_id integer     NOT NULL,
    namespace_id    uuid        NOT NULL,
    name            text        NOT NULL,
    first_seen_at   timestamptz NOT NULL,
    last_seen_at    timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, namespace_id)
);
COMMENT ON TABLE namespace IS 'A namespace of jobs or datasets. namespace_id is derived from the name. Written by NamespaceStore.';

CREATE TABLE source (
    subscription_id integer     NOT NULL,
    source_id       uuid        NOT NULL,
    name            text        NOT NULL,
    url             text        NOT NULL,
    stamp           bytea       NOT NULL,
    first_seen_at   timestamptz NOT NULL,
    last_seen_at    timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, source_id)
);
COMMENT ON TABLE source IS 'Where datasets lie, as their dataSource facets say; datasets without one are of the source default, whose url is empty. Written by SourceStore.';

CREATE TABLE dataset_version (
    subscription_id integer     NOT NULL,
    dataset_id      uuid        NOT NULL,
    version_id      uuid        NOT NULL,
    origin          smallint    NOT NULL,
    run_key         uuid,
    made_at         timestamptz NOT NULL,
    source          text        NOT NULL,
    lifecycle       text        NOT NULL,
    fields_id       uuid        NOT NULL,
    PRIMARY KEY (subscription_id, dataset_id, version_id)
);
CREATE INDEX dataset_version_made ON dataset_version (subscription_id, dataset_id, made_at DESC);
COMMENT ON TABLE dataset_version IS 'A dataset as one run wrote it, or as an event declares it. version_id hashes name, source, columns, lifecycle and run, as Marquez does. Written by DatasetVersionStore.';
COMMENT ON COLUMN dataset_version.origin IS '0 written by a run, 1 declared by a dataset event, 2 declared as output by a job event.';
COMMENT ON COLUMN dataset_version.fields_id IS 'content: the columns with types and descriptions.';

CREATE TABLE dataset_first_read (
    subscription_id integer     NOT NULL,
    dataset_id      uuid        NOT NULL,
    version_id      uuid        NOT NULL,
    read_at         timestamptz NOT NULL,
    stamp           bytea       NOT NULL,
    source          text        NOT NULL,
    lifecycle       text        NOT NULL,
    fields_id       uuid        NOT NULL,
    PRIMARY KEY (subscription_id, dataset_id)
);
COMMENT ON TABLE dataset_first_read IS 'The version that a dataset has from its first reading until somebody writes it. Written by DatasetVersionStore.';

CREATE TABLE catalogue_entry (
    subscription_id integer     NOT NULL,
    entry_id        uuid        NOT NULL,
    kind            text        NOT NULL,
    subject_id      uuid        NOT NULL,
    name            text        NOT NULL,
    part            text        NOT NULL,
    present         boolean     NOT NULL,
    stamp           bytea       NOT NULL,
    first_at        timestamptz NOT NULL,
    at              timestamptz NOT NULL,
    body            text        NOT NULL,
    PRIMARY KEY (subscription_id, entry_id)
);
CREATE INDEX catalogue_entry_subject ON catalogue_entry (subscription_id, subject_id, kind);
CREATE INDEX catalogue_entry_kind ON catalogue_entry (subscription_id, kind);
COMMENT ON TABLE catalogue_entry IS 'What people state by hand, newest by stamp: namespaces, sources, tags, who carries which tag (tagged), what is hidden. Written by CatalogueStore.';
COMMENT ON COLUMN catalogue_entry.part IS 'tagged: the column that carries the tag, empty for the dataset or job itself.';

CREATE INDEX job_recent ON job (subscription_id, last_seen_at DESC, job_id);
-- Run ids that are no UUIDs are shown as the UUID that Marquez makes of them; this is the way back.
CREATE INDEX run_by_marquez_id ON run (subscription_id, (md5(run_id)))
 WHERE run_id !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

DO $$
DECLARE
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['event_time', 'namespace', 'source', 'dataset_version', 'dataset_first_read', 'catalogue_entry']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format(
            'CREATE POLICY own_subscription ON %I USING (subscription_id = nullif(current_setting(''lineage.subscription_id'', true), '''')::integer)', owned);
    END LOOP;
END $$;
