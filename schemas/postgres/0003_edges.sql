-- What follows from the claims. Stage: resolution.
-- Runs of a job that say the same share one job version, so a hundred thousand equal runs cost one set of rows and a count.

CREATE TABLE job_version (
    subscription_id   integer     NOT NULL,
    version_id        uuid        NOT NULL,
    job_id            uuid        NOT NULL,
    runs              bigint      NOT NULL,
    observed_runs     bigint      NOT NULL,
    first_at          timestamptz NOT NULL,
    last_at           timestamptz NOT NULL,
    first_observed_at timestamptz,
    last_observed_at  timestamptz,
    known_at          timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, version_id)
);
CREATE INDEX job_version_job ON job_version (subscription_id, job_id);
COMMENT ON TABLE job_version IS 'One distinct lineage of a job (version_id is the hash of what it says) and how many claims say it. Written by JobVersionStore.';

CREATE TABLE job_version_item (
    subscription_id integer NOT NULL,
    version_id      uuid    NOT NULL,
    item_id         uuid    NOT NULL,
    kind            text    NOT NULL,
    confidence      real    NOT NULL,
    certain         boolean NOT NULL,
    verdict         text    NOT NULL,
    detail          text,
    PRIMARY KEY (subscription_id, version_id, item_id, kind)
);
CREATE INDEX job_version_item_item ON job_version_item (subscription_id, item_id);
COMMENT ON TABLE job_version_item IS 'What a job version says: an item (read, write, edge or column edge), the kind of evidence, and what our analysis makes of it. Written by JobVersionStore.';

CREATE TABLE claim_version (
    subscription_id integer     NOT NULL,
    claim_id        uuid        NOT NULL,
    version_id      uuid        NOT NULL,
    job_id          uuid        NOT NULL,
    execution_id    uuid        NOT NULL,
    at              timestamptz NOT NULL,
    observed        boolean     NOT NULL,
    known_at        timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, claim_id)
);
CREATE INDEX claim_version_version ON claim_version (subscription_id, version_id, at);
CREATE INDEX claim_version_observed ON claim_version (subscription_id, version_id, at) WHERE observed;
CREATE INDEX claim_version_known ON claim_version (subscription_id, version_id, known_at);
CREATE INDEX claim_version_job ON claim_version (subscription_id, job_id, at);
COMMENT ON TABLE claim_version IS 'Which job version a claim says. execution_id joins retries, mapped siblings and attempts of one parent run. Written by JobVersionStore.';

CREATE TABLE job_dataset (
    subscription_id integer  NOT NULL,
    item_id         uuid     NOT NULL,
    job_id          uuid     NOT NULL,
    dataset_id      uuid     NOT NULL,
    direction       smallint NOT NULL,
    PRIMARY KEY (subscription_id, item_id)
);
CREATE INDEX job_dataset_job ON job_dataset (subscription_id, job_id);
CREATE INDEX job_dataset_dataset ON job_dataset (subscription_id, dataset_id);
COMMENT ON TABLE job_dataset IS 'A job reads (direction 0) or writes (1) a dataset. Written by EdgeStore.';

CREATE TABLE edge (
    subscription_id integer NOT NULL,
    item_id         uuid    NOT NULL,
    job_id          uuid    NOT NULL,
    source_id       uuid    NOT NULL,
    target_id       uuid    NOT NULL,
    PRIMARY KEY (subscription_id, item_id)
);
CREATE INDEX edge_source ON edge (subscription_id, source_id);
CREATE INDEX edge_target ON edge (subscription_id, target_id);
CREATE INDEX edge_job ON edge (subscription_id, job_id);
COMMENT ON TABLE edge IS 'Data flows from source to target through a job. Written by EdgeStore.';

CREATE TABLE column_edge (
    subscription_id integer NOT NULL,
    item_id         uuid    NOT NULL,
    job_id          uuid    NOT NULL,
    source_id       uuid    NOT NULL,
    source_column   text    NOT NULL,
    target_id       uuid    NOT NULL,
    target_column   text    NOT NULL,
    type            text    NOT NULL,
    subtype         text    NOT NULL,
    masking         boolean NOT NULL,
    PRIMARY KEY (subscription_id, item_id)
);
CREATE INDEX column_edge_source ON column_edge (subscription_id, source_id);
CREATE INDEX column_edge_target ON column_edge (subscription_id, target_id);
CREATE INDEX column_edge_job ON column_edge (subscription_id, job_id);
COMMENT ON TABLE column_edge IS 'A column feeds a column (target_column '''' = every row of the target) through a job. Written by EdgeStore.';

CREATE TABLE evidence (
    subscription_id   integer     NOT NULL,
    item_id           uuid        NOT NULL,
    kind              text        NOT NULL,
    confidence        real        NOT NULL,
    certain           boolean     NOT NULL,
    verdict           text        NOT NULL,
    detail            text,
    runs              bigint      NOT NULL,
    observed_runs     bigint      NOT NULL,
    first_at          timestamptz NOT NULL,
    last_at           timestamptz NOT NULL,
    first_observed_at timestamptz,
    last_observed_at  timestamptz,
    known_at          timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, item_id, kind)
);
CREATE INDEX evidence_contradicted ON evidence (subscription_id, item_id) WHERE verdict = 'contradicted';
COMMENT ON TABLE evidence IS 'Why we believe an item (job_dataset, edge or column_edge): one row per kind of evidence, counted in distinct runs. Written by EdgeStore.';

CREATE TABLE validity (
    subscription_id integer     NOT NULL,
    item_id         uuid        NOT NULL,
    job_id          uuid        NOT NULL,
    valid_from      timestamptz NOT NULL,
    valid_to        timestamptz,
    PRIMARY KEY (subscription_id, item_id, valid_from)
);
CREATE INDEX validity_job ON validity (subscription_id, job_id);
COMMENT ON TABLE validity IS 'Stretches of event time in which an item held; valid_to is the later execution that no longer showed it, null while it holds. Written by ValidityStore.';
