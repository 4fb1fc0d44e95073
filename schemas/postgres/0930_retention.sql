-- What is forgotten when, and how far work that goes over everything has come.

CREATE TABLE retention (
    subscription_id integer     NOT NULL PRIMARY KEY,
    event_days      integer,
    run_days        integer,
    crawl_days      integer,
    job_run_days    integer,
    changed_at      timestamptz NOT NULL
);
COMMENT ON TABLE retention IS 'After how many days raw events, run history, crawl bookkeeping and the history of scheduled jobs are removed; null keeps them. Without a row the defaults hold. Written by RetentionStore.';

CREATE TABLE log_horizon (
    subscription_id integer     NOT NULL PRIMARY KEY,
    examined_to     bigint      NOT NULL,
    removed         bigint      NOT NULL,
    removed_to      timestamptz NOT NULL
);
COMMENT ON TABLE log_horizon IS 'How many events retention took out of the log, and until what time of receipt: a replay no longer sees them. Written by LogRetention.';

CREATE TABLE reading_progress (
    subscription_id integer NOT NULL PRIMARY KEY,
    analyser        integer NOT NULL,
    claim_id        uuid,
    finished        boolean NOT NULL
);
COMMENT ON TABLE reading_progress IS 'Up to which claim the SQL was queued to be read again by this version of the analyser. Written by ReResolution.';

DELETE FROM scheduled_job WHERE kind = 'job-history'; -- part of the job retention now

DO $$
DECLARE
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['retention', 'log_horizon', 'reading_progress']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format(
            'CREATE POLICY own_subscription ON %I USING (subscription_id = nullif(current_setting(''lineage.subscription_id'', true), '''')::integer)', owned);
    END LOOP;
END $$;
