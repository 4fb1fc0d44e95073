-- A dataset may be known only from column lineage that the SQL contradicts: then it is none.

CREATE FUNCTION only_doubted_columns(subscription integer, dataset uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM column_edge AS c WHERE c.subscription_id = $1 AND c.source_id = $2)
       AND NOT EXISTS (
           SELECT 1 FROM column_edge AS c JOIN evidence AS e ON e.subscription_id = $1 AND e.item_id = c.item_id AND e.verdict NOT IN ('contradicted', 'rejected')
            WHERE c.subscription_id = $1 AND c.source_id = $2)
       AND NOT EXISTS (SELECT 1 FROM job_dataset AS io WHERE io.subscription_id = $1 AND io.dataset_id = $2)
       AND NOT EXISTS (SELECT 1 FROM facet AS f WHERE f.subscription_id = $1 AND f.entity_id = $2 AND NOT f.deleted)
$$;
COMMENT ON FUNCTION only_doubted_columns IS 'All that is known of a dataset is that it feeds columns, and all of that is contradicted or rejected.';
