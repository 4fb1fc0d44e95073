-- What runs by the clock, whatever engine drives it. The engine's own tables (Quartz: qrtz_*) only hold when; these hold what, and what came of it.

CREATE TABLE scheduled_job (
    subscription_id integer     NOT NULL,
    job             text        NOT NULL,
    kind            text        NOT NULL,
    subject         text        NOT NULL,
    schedule        text,
    paused          boolean     NOT NULL,
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, job)
);
COMMENT ON TABLE scheduled_job IS 'Something that is done again and again, such as the crawl of a connection. Written by ScheduledJobStore.';
COMMENT ON COLUMN scheduled_job.job IS 'Its name, kind:subject, such as crawl:prod.';
COMMENT ON COLUMN scheduled_job.schedule IS 'A cron text of five fields (UTC) or an interval such as 15m; null runs only when asked to.';

CREATE TABLE job_run (
    subscription_id integer     NOT NULL,
    run_id          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    job             text        NOT NULL,
    attempt         integer     NOT NULL,
    started_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    outcome         text        NOT NULL,
    summary         text,
    error           text,
    progress        text,
    log             text[]      NOT NULL,
    PRIMARY KEY (subscription_id, run_id)
);
CREATE INDEX job_run_by_job ON job_run (subscription_id, job, run_id DESC);
CREATE INDEX job_run_age ON job_run (started_at);
COMMENT ON TABLE job_run IS 'One run of a scheduled job. Written by JobRunStore.';
COMMENT ON COLUMN job_run.outcome IS 'running, succeeded, incomplete (a part is left for the next run), failed, interrupted (the service ended), lost (its process died).';
COMMENT ON COLUMN job_run.log IS 'The last lines.';
