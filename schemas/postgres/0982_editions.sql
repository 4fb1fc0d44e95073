-- What a subscription may use, and how much.

ALTER TABLE subscription
    ADD COLUMN edition text NOT NULL DEFAULT 'premium',
    ADD COLUMN requests_per_second integer,
    ADD COLUMN events_per_day bigint;
COMMENT ON COLUMN subscription.edition IS 'standard or premium: which features are on unless subscription_feature says otherwise (Features).';
COMMENT ON COLUMN subscription.requests_per_second IS 'null: as the service was started (--rate-limit).';
COMMENT ON COLUMN subscription.events_per_day IS 'Received since midnight UTC; null: as many as come.';

CREATE TABLE subscription_feature (
    subscription_id integer     NOT NULL REFERENCES subscription,
    feature         text        NOT NULL,
    enabled         boolean     NOT NULL,
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, feature)
);
COMMENT ON TABLE subscription_feature IS 'A feature that a subscription has, or lacks, against its edition. Written by SubscriptionStore.';
ALTER TABLE subscription_feature ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON subscription_feature USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);

ALTER TABLE api_key ADD COLUMN requests_per_second integer;
COMMENT ON COLUMN api_key.requests_per_second IS 'null: no limit beside that of its subscription.';
