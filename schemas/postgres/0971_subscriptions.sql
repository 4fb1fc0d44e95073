-- A subscription can be suspended: nobody sends to it and nobody reads it until it is resumed or deleted.

ALTER TABLE subscription
    ADD COLUMN suspended_at timestamptz,
    ADD COLUMN reason text;
CREATE SEQUENCE subscription_id_seq AS integer START 2 OWNED BY subscription.subscription_id;
COMMENT ON TABLE subscription IS 'A tenant. Row 1 needs no set-up and belongs to who runs the service. Written by SubscriptionStore.';
COMMENT ON COLUMN subscription.reason IS 'Why it is suspended, as its callers are told.';
