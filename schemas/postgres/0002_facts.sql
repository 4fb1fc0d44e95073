-- What the events say, merged so that neither order nor repetition matters. Stage: projection.
-- A stamp is 26 bytes that sort as text: trust, event time, rank of the event type, fingerprint. The greater stamp wins a merge.

CREATE TABLE job (
    subscription_id integer     NOT NULL,
    job_id          uuid        NOT NULL,
    namespace       text        NOT NULL,
    name            text        NOT NULL,
    first_seen_at   timestamptz NOT NULL,
    last_seen_at    timestamptz NOT NULL,
    stamp           bytea       NOT NULL,
    integration     text,
    job_type        text,
    processing_type text,
    PRIMARY KEY (subscription_id, job_id)
);
CREATE INDEX job_name ON job (subscription_id, left(namespace, 200), left(name, 400));
COMMENT ON TABLE job IS 'A DAG, a task, a query: anything that runs. job_id is derived from namespace and name. Written by JobStore.';

CREATE TABLE job_parent (
    subscription_id integer NOT NULL,
    job_id          uuid    NOT NULL,
    parent_job_id   uuid    NOT NULL,
    PRIMARY KEY (subscription_id, job_id, parent_job_id)
);
CREATE INDEX job_parent_children ON job_parent (subscription_id, parent_job_id, job_id);
COMMENT ON TABLE job_parent IS 'A job ran as part of another one (task of a DAG, query of a task). Written by JobStore.';

CREATE TABLE dataset (
    subscription_id integer     NOT NULL,
    dataset_id      uuid        NOT NULL,
    namespace       text        NOT NULL,
    name            text        NOT NULL,
    base_name       text        NOT NULL,
    stated          boolean     NOT NULL,
    first_seen_at   timestamptz NOT NULL,
    last_seen_at    timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, dataset_id)
);
CREATE INDEX dataset_base_name ON dataset (subscription_id, base_name);
CREATE INDEX dataset_unstated ON dataset (subscription_id, dataset_id) WHERE NOT stated;
CREATE INDEX dataset_name ON dataset (subscription_id, left(namespace, 200), left(name, 400));
CREATE INDEX dataset_by_name ON dataset (subscription_id, left(name, 400));
COMMENT ON TABLE dataset IS 'A dataset under the very name by which an event gave it, or (stated false, times infinite) by which only our reading of SQL knows it. dataset_id is derived from namespace and name. Written by DatasetStore.';
COMMENT ON COLUMN dataset.base_name IS 'Last dotted part of the name in lower case, 400 characters: what SQL looks a table up by.';

CREATE TABLE dataset_symlink (
    subscription_id integer NOT NULL,
    dataset_id      uuid    NOT NULL,
    alias_id        uuid    NOT NULL,
    kind            text    NOT NULL,
    PRIMARY KEY (subscription_id, dataset_id, alias_id)
);
CREATE INDEX dataset_symlink_back ON dataset_symlink (subscription_id, alias_id);
COMMENT ON TABLE dataset_symlink IS 'An event said that two names mean one dataset (symlinks facet). Written by DatasetStore.';

CREATE TABLE dataset_alias (
    subscription_id   integer NOT NULL,
    dataset_id        uuid    NOT NULL,
    representative_id uuid    NOT NULL,
    PRIMARY KEY (subscription_id, dataset_id)
);
CREATE INDEX dataset_alias_members ON dataset_alias (subscription_id, representative_id);
COMMENT ON TABLE dataset_alias IS 'Members of an alias set and the name that stands for it; a dataset without aliases has no row. Written by AliasStore.';

CREATE TABLE content (
    subscription_id integer NOT NULL,
    content_id      uuid    NOT NULL,
    body            text    NOT NULL,
    PRIMARY KEY (subscription_id, content_id)
);
COMMENT ON TABLE content IS 'Texts stored once however often they are sent: schemas, SQL, column lineage facets. content_id is their hash. Written by ContentStore.';

CREATE TABLE dataset_schema (
    subscription_id integer     NOT NULL,
    dataset_id      uuid        NOT NULL,
    observed_at     timestamptz NOT NULL,
    content_id      uuid        NOT NULL,
    PRIMARY KEY (subscription_id, dataset_id, observed_at, content_id)
);
COMMENT ON TABLE dataset_schema IS 'At this event time an event stated this schema. A version of the schema is a stretch of equal observations. Written by SchemaStore.';

CREATE TABLE facet (
    subscription_id integer     NOT NULL,
    entity_id       uuid        NOT NULL,
    name            text        NOT NULL,
    entity          smallint    NOT NULL,
    stamp           bytea       NOT NULL,
    event_at        timestamptz NOT NULL,
    deleted         boolean     NOT NULL,
    body            text        NOT NULL,
    PRIMARY KEY (subscription_id, entity_id, name)
);
COMMENT ON TABLE facet IS 'The newest facet of that name of a job (entity 0) or dataset (entity 1), as sent. A facet of a run stays in the log (event_subject leads there). Written by FacetStore.';

CREATE TABLE run (
    subscription_id  integer     NOT NULL,
    run_key          uuid        NOT NULL,
    run_id           text        NOT NULL,
    run_id_key       uuid        NOT NULL,
    job_id           uuid        NOT NULL,
    parent_run_key   uuid,
    root_run_key     uuid,
    state            text        NOT NULL,
    observed         boolean     NOT NULL,
    started_at       timestamptz,
    ended_at         timestamptz,
    nominal_start_at timestamptz,
    nominal_end_at   timestamptz,
    first_event_at   timestamptz NOT NULL,
    last_event_at    timestamptz NOT NULL,
    facts            text        NOT NULL,
    PRIMARY KEY (subscription_id, run_key)
);
CREATE INDEX run_by_run_id ON run (subscription_id, run_id_key);
CREATE INDEX run_by_job ON run (subscription_id, job_id, last_event_at DESC, run_key);
CREATE INDEX run_by_parent ON run (subscription_id, parent_run_key) WHERE parent_run_key IS NOT NULL;
COMMENT ON TABLE run IS 'One run of one job. run_key is derived from job and run id, since a careless producer uses one run id for two jobs. facts holds the merged registers that the columns are computed from. Written by RunStore.';

CREATE TABLE run_state (
    subscription_id integer     NOT NULL,
    run_key         uuid        NOT NULL,
    state           text        NOT NULL,
    first_at        timestamptz NOT NULL,
    last_at         timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, run_key, state)
);
COMMENT ON TABLE run_state IS 'When a run said START, RUNNING, COMPLETE, …: first and last time. Written by RunStore.';

CREATE TABLE claim (
    subscription_id integer     NOT NULL,
    claim_id        uuid        NOT NULL,
    job_id          uuid        NOT NULL,
    known_at        timestamptz NOT NULL,
    facts           text        NOT NULL,
    PRIMARY KEY (subscription_id, claim_id)
);
COMMENT ON TABLE claim IS 'All that one source (a run; a job or dataset that declares without running) says about lineage, merged over its events. claim_id is the run_key or derived from the declaring entity. Written by ClaimStore.';

CREATE TABLE dataset_measure (
    subscription_id integer     NOT NULL,
    dataset_id      uuid        NOT NULL,
    run_key         uuid        NOT NULL,
    kind            text        NOT NULL,
    measured_at     timestamptz NOT NULL,
    stamp           bytea       NOT NULL,
    body            text        NOT NULL,
    PRIMARY KEY (subscription_id, dataset_id, run_key, kind)
);
CREATE INDEX dataset_measure_time ON dataset_measure (subscription_id, dataset_id, measured_at DESC);
COMMENT ON TABLE dataset_measure IS 'What a run measured of a dataset: outputStatistics, inputStatistics, dataQualityMetrics, dataQualityAssertions, version; the facet as sent. Written by MeasureStore.';

CREATE TABLE resolution_queue (
    subscription_id integer NOT NULL,
    claim_id        uuid    NOT NULL,
    PRIMARY KEY (subscription_id, claim_id)
);
COMMENT ON TABLE resolution_queue IS 'Claims that changed, or whose known columns changed, and wait for resolution. Written by ResolutionQueue.';

CREATE TABLE declared_schema (
    subscription_id integer     NOT NULL,
    claim_id        uuid        NOT NULL,
    dataset_id      uuid        NOT NULL,
    observed_at     timestamptz NOT NULL,
    content_id      uuid        NOT NULL,
    PRIMARY KEY (subscription_id, claim_id, dataset_id, content_id)
);
CREATE INDEX declared_schema_dataset ON declared_schema (subscription_id, dataset_id, observed_at, content_id);
COMMENT ON TABLE declared_schema IS 'The SQL of a claim creates this table with these columns. Written by DeclaredSchemaStore.';

CREATE TABLE claim_lookup (
    subscription_id integer NOT NULL,
    claim_id        uuid    NOT NULL,
    lookups         uuid[]  NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, claim_id)
);
CREATE INDEX claim_lookup_any ON claim_lookup USING gin (lookups);
COMMENT ON TABLE claim_lookup IS 'What the SQL of a claim looked for (tables by namespace and base name, databases of its DAG): when one of them changes, the claim is resolved again. Written by ClaimLookupStore.';
