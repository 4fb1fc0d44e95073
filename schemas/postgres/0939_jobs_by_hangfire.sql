-- Hangfire drives scheduled jobs. Its own tables lie in the schema hangfire and are made by its package when the schema is migrated;
-- those of the engine before it go.

DO $$
DECLARE
    owned text;
BEGIN
    FOR owned IN SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname LIKE 'qrtz\_%' ORDER BY relname
    LOOP
        EXECUTE format('DROP TABLE %I CASCADE', owned);
    END LOOP;
END $$;

ALTER TABLE scheduled_job
    ADD COLUMN paused_at     timestamptz,
    ADD COLUMN paused_by     text,
    ADD COLUMN paused_reason text,
    ADD COLUMN planned       boolean NOT NULL DEFAULT false;
UPDATE scheduled_job SET paused_at = changed_at, paused_by = 'hand', paused_reason = '' WHERE paused;
ALTER TABLE scheduled_job DROP COLUMN paused;
COMMENT ON COLUMN scheduled_job.schedule IS 'A cron text (UTC) or an interval such as 15m; null runs only when asked to.';
COMMENT ON COLUMN scheduled_job.paused_at IS 'Null while it follows its schedule; then paused_by is hand, or dashboard when its recurring job was deleted in Hangfire''s.';
COMMENT ON COLUMN scheduled_job.planned IS 'Whether Hangfire was told of this schedule; if so and Hangfire has it no more, it was deleted there.';

ALTER TABLE job_run
    ADD COLUMN engine_job text,
    ADD COLUMN trigger    text NOT NULL DEFAULT 'schedule',
    ADD COLUMN instance   text;
COMMENT ON COLUMN job_run.outcome IS 'running, succeeded, incomplete (a part is left for the next run), failed, interrupted (the service ended), cancelled (by hand), lost (its process died).';
COMMENT ON COLUMN job_run.engine_job IS 'The id of Hangfire''s job; its attempts share it.';
COMMENT ON COLUMN job_run.trigger IS 'schedule, hand or retry.';
COMMENT ON COLUMN job_run.instance IS 'Machine and process that ran it.';
