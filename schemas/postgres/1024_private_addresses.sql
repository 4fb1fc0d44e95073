-- Addresses may lead into private networks where an administrator of the default subscription gave them; until now that was checked when they were saved only,
-- and is taken as so for what the default subscription has. See LineageIngest.Outward.
UPDATE airflow_connection SET settings = settings || '{"reachesPrivate": true}' WHERE subscription_id = 1;
UPDATE data_source SET settings = settings || '{"reachesPrivate": true}' WHERE subscription_id = 1;
UPDATE alert_channel SET settings = settings || '{"reachesPrivate": true}' WHERE subscription_id = 1;
