-- Under row-level security PostgreSQL asks a condition that may tell of other rows (arrays, patterns: all that is not leakproof) after the policy, and so not
-- in an index. The two look-ups that cannot do without theirs run as the owner of the tables, ask the wall themselves, and give what is that subscription's
-- alone. Their texts are planned for the values at hand, as everywhere.

CREATE FUNCTION may_see(subscription integer, owner name) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('lineage.subscription_id', true), '') IN ('all', subscription::text) OR pg_has_role(session_user, owner, 'MEMBER')
$$;
COMMENT ON FUNCTION may_see IS 'Whether the wall shows this subscription here; for the owner of the tables there is no wall.';

CREATE FUNCTION claims_that_looked_for(subscription integer, wanted uuid[], since timestamptz) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF may_see(subscription, current_user) THEN
        RETURN QUERY EXECUTE 'SELECT claim_id FROM claim_lookup WHERE subscription_id = $1 AND lookups && $2 AND at >= $3' USING subscription, wanted, since;
    END IF;
END $$;

CREATE FUNCTION texts_with_grams(subscription integer, wanted integer[], patterns text[], bound integer) RETURNS SETOF search_text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT ROWS 100 AS $$
BEGIN
    IF may_see(subscription, current_user) THEN
        RETURN QUERY EXECUTE
            'SELECT * FROM search_text WHERE grams @> $2 AND subscription_id = $1 AND lower(text) LIKE ALL ($3) LIMIT $4'
            USING subscription, wanted, patterns, bound;
    END IF;
END $$;

REVOKE EXECUTE ON FUNCTION claims_that_looked_for, texts_with_grams FROM PUBLIC; -- migrate --service-role gives it to that role
