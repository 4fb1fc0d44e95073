-- What the evidence for an item comes to, said once. PostgreSQL puts both functions into the query that calls them, so they cost nothing.

-- Verdicts so that the least of them is the best; the rest of the word is the verdict.
CREATE FUNCTION verdict_order(verdict text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE verdict WHEN 'confirmed' THEN '1confirmed' WHEN 'unchecked' THEN '2unchecked' WHEN 'rejected' THEN '4rejected' ELSE '3contradicted' END $$;

-- One row while the item holds at that moment, else none.
CREATE FUNCTION item_state(subscription integer, item uuid, as_of timestamptz)
    RETURNS TABLE (observed boolean, certain boolean, confidence real, kinds text[], verdict text) LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT coalesce(bool_or(e.first_observed_at <= as_of), false), bool_or(e.certain), max(e.confidence), array_agg(e.kind ORDER BY e.kind), min(verdict_order(e.verdict))
      FROM evidence AS e
     WHERE e.subscription_id = subscription AND e.item_id = item
    HAVING EXISTS (SELECT 1 FROM validity AS v
                    WHERE v.subscription_id = subscription AND v.item_id = item AND v.valid_from <= as_of AND (v.valid_to IS NULL OR v.valid_to > as_of))
$$;
