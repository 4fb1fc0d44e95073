-- The second wall, as the service itself uses it: a connection says 'all' when it is opened, and each request, scheduled job and stage says, in its
-- transactions, for which subscription it works. Asked once per statement, not once per row.

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
        EXECUTE format('DROP POLICY IF EXISTS own_subscription ON %I', owned);
        EXECUTE format(
            'CREATE POLICY own_subscription ON %I USING ('
            '(SELECT current_setting(''lineage.subscription_id'', true)) = ''all'''
            ' OR subscription_id = (SELECT nullif(nullif(current_setting(''lineage.subscription_id'', true), ''''), ''all'')::integer))', owned);
    END LOOP;
END $$;
