-- Who stated a schema: a writer's or a reader's run, or a declaration; its job and its producer. Of several that stated the same at one moment the least
-- stands. Rows from before this migration do not tell until a replay.

ALTER TABLE dataset_schema
    ADD COLUMN stated_as smallint,
    ADD COLUMN job_id    uuid,
    ADD COLUMN producer  text;
COMMENT ON COLUMN dataset_schema.stated_as IS '0 by a job that writes it, 1 by a declaration, 2 by a reader';
COMMENT ON COLUMN dataset_schema.job_id IS 'The job that stated it; null of a dataset that declares itself.';

ALTER TABLE reader_schema
    ADD COLUMN job_id   uuid,
    ADD COLUMN producer text;
COMMENT ON COLUMN reader_schema.job_id IS 'The job that stated it first.';
