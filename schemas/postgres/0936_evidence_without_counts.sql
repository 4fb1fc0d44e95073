-- Another run that says what runs of the job said before no longer rewrites a row of evidence for each of its reads, writes and edges:
-- counts and last times stand once, with the job version.

ALTER TABLE evidence DROP COLUMN runs, DROP COLUMN observed_runs, DROP COLUMN last_at, DROP COLUMN last_observed_at;
COMMENT ON TABLE evidence IS 'Why we believe an item (job_dataset, edge or column_edge): one row per kind of evidence. How often and when last: evidence_seen. Written by EdgeStore.';

-- How many runs said it and the last of them; no row for a word by hand.
CREATE FUNCTION evidence_seen(subscription integer, item uuid, of_kind text) RETURNS TABLE (runs bigint, observed_runs bigint, last_at timestamptz) LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT sum(v.runs)::bigint, sum(v.observed_runs)::bigint, max(v.last_at)
      FROM job_version_item AS i
      JOIN job_version AS v ON v.subscription_id = subscription AND v.version_id = i.version_id
     WHERE i.subscription_id = subscription AND i.item_id = item AND i.kind = of_kind AND v.runs > 0
    HAVING count(*) > 0
$$;

-- Room in the page for the next state of rows that most runs touch, so that their indexes need not follow.
ALTER TABLE dataset SET (fillfactor = 80);
ALTER TABLE job_version SET (fillfactor = 80);
