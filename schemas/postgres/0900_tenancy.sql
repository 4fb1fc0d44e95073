-- The second wall between subscriptions. The first is that every query names its subscription_id; this one stands behind it for any role that
-- does not own the tables: SET lineage.subscription_id says whose rows it may see, and without it there are none.

DO $$
DECLARE
    owned text;
BEGIN
    FOR owned IN
        SELECT c.relname
          FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'subscription_id' AND NOT a.attisdropped
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
         ORDER BY c.relname
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format(
            'CREATE POLICY own_subscription ON %I USING (subscription_id = nullif(current_setting(''lineage.subscription_id'', true), '''')::integer)', owned);
    END LOOP;
END $$;
