-- Where nothing says which input of a job feeds which output, the job's inputs are one set and each output has one edge from that set: n + m rows, not n × m
-- (decision 0011). A pair that something names (column lineage, SQL, the lineage facet, a person) has a row of its own, with all its evidence.

CREATE TABLE source_set (
    subscription_id integer NOT NULL,
    set_id          uuid    NOT NULL,
    dataset_id      uuid    NOT NULL,
    PRIMARY KEY (subscription_id, set_id, dataset_id)
);
CREATE INDEX source_set_dataset ON source_set (subscription_id, dataset_id);
COMMENT ON TABLE source_set IS 'A dataset is one of a set of inputs; set_id is the hash of the members. Written by SourceSetStore.';
ALTER TABLE source_set ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON source_set USING ((SELECT current_setting('lineage.subscription_id', true)) = 'all' OR subscription_id = (SELECT nullif(nullif(current_setting('lineage.subscription_id', true), ''), 'all')::integer));

ALTER TABLE edge ADD COLUMN source_is_set boolean NOT NULL DEFAULT false;
CREATE INDEX edge_of_set ON edge (subscription_id, job_id, target_id) WHERE source_is_set;
CREATE INDEX edge_from_set ON edge (subscription_id, source_id) WHERE source_is_set;
COMMENT ON TABLE edge IS 'Data flows from source to target through a job; where source_is_set, from each member of a source_set that has no edge of its own to the target through the job. Written by EdgeStore.';

-- Which stored edges from sets an edge between two datasets is also a part of. Edges with the same job and target are few, members are many: so members are
-- only looked up, never gone through (OFFSET keeps the planner from that, whose statistics may be older than a large set).
CREATE FUNCTION edge_in_set(subscription integer) RETURNS TABLE (item_id uuid, set_item_id uuid) LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT own.item_id, e.item_id
      FROM edge AS own
      JOIN edge AS e ON e.subscription_id = subscription AND e.job_id = own.job_id AND e.target_id = own.target_id AND e.source_is_set
     WHERE own.subscription_id = subscription AND NOT own.source_is_set
       AND EXISTS (SELECT 1 FROM source_set AS m WHERE m.subscription_id = subscription AND m.set_id = e.source_id AND m.dataset_id = own.source_id OFFSET 0)
$$;

-- Every edge as a pair of datasets. Evidence and validity stand at stored_id: the edge itself, or the edge from a set that the source is a member of
-- (more than one where versions of the job have other sets).
CREATE FUNCTION edge_pair(subscription integer) RETURNS TABLE (stored_id uuid, job_id uuid, source_id uuid, target_id uuid) LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT own.item_id, own.job_id, own.source_id, own.target_id
      FROM edge AS own
     WHERE own.subscription_id = subscription AND NOT own.source_is_set
     UNION ALL
    SELECT e.item_id, e.job_id, m.dataset_id, e.target_id
      FROM edge AS e
      JOIN source_set AS m ON m.subscription_id = subscription AND m.set_id = e.source_id
     WHERE e.subscription_id = subscription AND e.source_is_set
       AND NOT EXISTS (SELECT 1 FROM edge AS own
                        WHERE own.subscription_id = subscription AND own.job_id = e.job_id AND own.source_id = m.dataset_id AND own.target_id = e.target_id AND NOT own.source_is_set)
$$;

-- When the pairs held that edges from sets stand for: of all pairs of these edges, and of others from sets of the same job to the same target, of which a
-- pair may be a part too: then their stretches are made one, and of each kind of evidence the newest version decides. stored_id is the first of a pair's edges.
CREATE FUNCTION set_stretch(subscription integer, items uuid[])
    RETURNS TABLE (stored_id uuid, job_id uuid, source_id uuid, target_id uuid, valid_from timestamptz, valid_to timestamptz, believed boolean, contradicted boolean) LANGUAGE sql STABLE AS
$$
    WITH link AS (
        SELECT DISTINCT e.item_id, e.job_id, e.target_id
          FROM edge AS asked
          JOIN edge AS e ON e.subscription_id = subscription AND e.job_id = asked.job_id AND e.target_id = asked.target_id AND e.source_is_set
         WHERE asked.subscription_id = subscription AND asked.item_id = ANY (items) AND asked.source_is_set
    ), judged AS (
        SELECT link.item_id, link.job_id, link.target_id, count(*) OVER (PARTITION BY link.job_id, link.target_id) > 1 AS shared,
               EXISTS (SELECT 1 FROM evidence AS e WHERE e.subscription_id = subscription AND e.item_id = link.item_id AND e.verdict NOT IN ('contradicted', 'rejected')) AS believed,
               EXISTS (SELECT 1 FROM evidence AS e WHERE e.subscription_id = subscription AND e.item_id = link.item_id AND e.verdict = 'contradicted') AS contradicted
          FROM link
    ), piece AS (
        SELECT judged.item_id, judged.job_id, pair.source_id, judged.target_id, judged.shared, judged.believed, judged.contradicted, v.valid_from, v.valid_to
          FROM judged
          JOIN edge_pair(subscription) AS pair ON pair.stored_id = judged.item_id
          JOIN validity AS v ON v.subscription_id = subscription AND v.item_id = judged.item_id
    ), said AS (
        SELECT DISTINCT ON (piece.job_id, piece.source_id, piece.target_id, i.kind) piece.job_id, piece.source_id, piece.target_id, i.verdict
          FROM piece
          JOIN job_version_item AS i ON i.subscription_id = subscription AND i.item_id = piece.item_id
          JOIN job_version AS v ON v.subscription_id = subscription AND v.version_id = i.version_id AND v.runs > 0
         WHERE piece.shared
         ORDER BY piece.job_id, piece.source_id, piece.target_id, i.kind, v.last_at DESC, v.version_id
    ), word AS (
        SELECT link.job_id, link.target_id, bool_or(e.verdict <> 'rejected') AS believed
          FROM link JOIN evidence AS e ON e.subscription_id = subscription AND e.item_id = link.item_id AND e.kind = 'manual'
         GROUP BY link.job_id, link.target_id
    ), verdict AS (
        SELECT said.job_id, said.source_id, said.target_id, coalesce(bool_or(word.believed), bool_or(said.verdict <> 'contradicted')) AS believed,
               bool_or(word.believed) IS NULL AND bool_or(said.verdict = 'contradicted') AS contradicted
          FROM said LEFT JOIN word ON word.job_id = said.job_id AND word.target_id = said.target_id
         GROUP BY said.job_id, said.source_id, said.target_id
    ), reached AS (
        SELECT piece.*, max(coalesce(piece.valid_to, 'infinity')) OVER (
                            PARTITION BY piece.job_id, piece.source_id, piece.target_id ORDER BY piece.valid_from ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS until
          FROM piece WHERE piece.shared
    ), numbered AS (
        SELECT reached.*, count(*) FILTER (WHERE reached.until IS NULL OR reached.valid_from > reached.until)
                              OVER (PARTITION BY reached.job_id, reached.source_id, reached.target_id ORDER BY reached.valid_from ROWS UNBOUNDED PRECEDING) AS stretch,
               first_value(reached.item_id) OVER (pair ORDER BY reached.item_id) AS first_id
          FROM reached WINDOW pair AS (PARTITION BY reached.job_id, reached.source_id, reached.target_id)
    )
    SELECT piece.item_id, piece.job_id, piece.source_id, piece.target_id, piece.valid_from, piece.valid_to, piece.believed, piece.contradicted FROM piece WHERE NOT piece.shared
     UNION ALL
    SELECT n.first_id, n.job_id, n.source_id, n.target_id, min(n.valid_from), nullif(max(coalesce(n.valid_to, 'infinity')), 'infinity'), verdict.believed, verdict.contradicted
      FROM numbered AS n JOIN verdict ON verdict.job_id = n.job_id AND verdict.source_id = n.source_id AND verdict.target_id = n.target_id
     GROUP BY n.first_id, n.job_id, n.source_id, n.target_id, n.stretch, verdict.believed, verdict.contradicted
$$;

-- How many runs said it and the last of them; no row for a word by hand. What a version says of an edge as part of a set counts for the edge.
CREATE OR REPLACE FUNCTION evidence_seen(subscription integer, item uuid, of_kind text) RETURNS TABLE (runs bigint, observed_runs bigint, last_at timestamptz) LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT sum(v.runs)::bigint, sum(v.observed_runs)::bigint, max(v.last_at)
      FROM (SELECT i.version_id FROM job_version_item AS i WHERE i.subscription_id = subscription AND i.item_id = item AND i.kind = of_kind
             UNION
            SELECT i.version_id
              FROM edge_in_set(subscription) AS part
              JOIN job_version_item AS i ON i.subscription_id = subscription AND i.item_id = part.set_item_id AND i.kind = of_kind
             WHERE part.item_id = item) AS said
      JOIN job_version AS v ON v.subscription_id = subscription AND v.version_id = said.version_id
     WHERE v.runs > 0
    HAVING count(*) > 0
$$;

-- Jobs whose edges may become fewer rows are resolved again.
INSERT INTO resolution_queue (subscription_id, claim_id, known_at)
SELECT claim.subscription_id, claim.claim_id, claim.known_at
  FROM (SELECT subscription_id, job_id FROM edge GROUP BY subscription_id, job_id HAVING count(*) > 64) AS large
  JOIN claim ON claim.subscription_id = large.subscription_id AND claim.job_id = large.job_id
ON CONFLICT DO NOTHING;
