-- Runs of scheduled jobs as one list with states, who asked for them and who ended them; the instances that run them.

ALTER TABLE job_run
    ADD COLUMN requested_by   text,
    ADD COLUMN log_lines      integer NOT NULL DEFAULT 0,
    ADD COLUMN progress_done  bigint,
    ADD COLUMN progress_total bigint,
    ADD COLUMN removed_at     timestamptz,
    ADD COLUMN removed_by     text,
    ADD COLUMN removed_reason text,
    ADD COLUMN state          text NOT NULL GENERATED ALWAYS AS (
        CASE WHEN outcome = 'running' THEN 'running'
             WHEN removed_at IS NOT NULL OR outcome IN ('cancelled', 'interrupted') THEN 'deleted'
             WHEN outcome IN ('failed', 'lost') THEN 'failed'
             ELSE 'succeeded' END) STORED;
COMMENT ON COLUMN job_run.log IS 'The last lines, each as instant, level and text; older rows hold the time of day and the text.';
COMMENT ON COLUMN job_run.log_lines IS 'How many lines it has written, also those that are no longer kept.';
COMMENT ON COLUMN job_run.requested_by IS 'Who asked for it, where he has a name; null for the schedule and in open mode.';
COMMENT ON COLUMN job_run.removed_at IS 'When somebody cancelled or deleted it; by whom and why stands beside it.';
COMMENT ON COLUMN job_run.state IS 'running, failed (also lost), succeeded (also incomplete), deleted (by people, or interrupted). Whether a failed one is tried again is known to Hangfire alone.';
CREATE INDEX job_run_by_state ON job_run (subscription_id, state, run_id DESC);
CREATE INDEX job_run_by_engine_job ON job_run (subscription_id, engine_job, run_id DESC);

CREATE TABLE instance (
    name         text        PRIMARY KEY,
    started_at   timestamptz NOT NULL,
    heartbeat_at timestamptz NOT NULL,
    version      text        NOT NULL,
    stages       jsonb       NOT NULL,
    draining     boolean     NOT NULL DEFAULT false
);
COMMENT ON TABLE instance IS 'A process of this service that lives or lived until lately. Written by InstanceStore.';
COMMENT ON COLUMN instance.stages IS 'How each of its stages is: name, state and how many wait.';
COMMENT ON COLUMN instance.draining IS 'Asked to take no new runs of jobs; what it runs it ends.';
