-- What changed, in the order of commits: for whoever keeps a copy of the graph in memory, and for those who watch.

CREATE SEQUENCE change_id_seq CACHE 1;

CREATE TABLE change (
    subscription_id integer     NOT NULL,
    change_id       bigint      NOT NULL,
    kind            smallint    NOT NULL,
    subject_id      uuid        NOT NULL,
    job_id          uuid,
    noted_at        timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, change_id)
);
CREATE INDEX change_age ON change (noted_at);
COMMENT ON TABLE change IS 'Something changed and must be read anew. change_id follows commit order (a lock is held from its drawing until commit). Rows are kept for some days only. Written by ChangeFeed.';
COMMENT ON COLUMN change.kind IS '0 everything (replay), 1 dataset, 2 job, 3 run, 4 the lineage of a job, 5 a job version was seen again, 6 the alias set of a dataset.';
COMMENT ON COLUMN change.job_id IS 'The job of a run or of a job version.';

ALTER TABLE change ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON change USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);

CREATE INDEX dataset_measure_kind ON dataset_measure (subscription_id, dataset_id, kind, measured_at DESC);
