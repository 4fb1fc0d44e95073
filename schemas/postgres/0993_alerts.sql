-- Who is told of what changes. Alerts are not rebuilt by a replay: the same changes found again are the same alerts, which were told.

CREATE TABLE alert_channel (
    subscription_id integer     NOT NULL,
    channel         text        NOT NULL,
    settings        jsonb       NOT NULL,
    secret          bytea,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, channel)
);
COMMENT ON TABLE alert_channel IS 'Where alerts are sent: a webhook or addresses of e-mail. Written by AlertChannelStore.';
COMMENT ON COLUMN alert_channel.secret IS 'What webhooks are signed with, AES-256-GCM with the key of LINEAGE_SECRET_KEY or of the key file, bound to subscription and channel. Never leaves the server.';

CREATE TABLE alert_rule (
    subscription_id integer     NOT NULL,
    rule            text        NOT NULL,
    settings        jsonb       NOT NULL,
    since           timestamptz NOT NULL,
    position        bigint      NOT NULL,
    muted_until     timestamptz,
    trouble         text,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, rule)
);
COMMENT ON TABLE alert_rule IS 'What is alerted of. Written by AlertRuleStore.';
COMMENT ON COLUMN alert_rule.since IS 'When it was switched on: what happened before is not told.';
COMMENT ON COLUMN alert_rule.position IS 'The last change of the feed that it has seen, its own, so that no rule waits for another one.';
COMMENT ON COLUMN alert_rule.trouble IS 'Why its last evaluation failed; null when it went well.';

CREATE TABLE alert (
    subscription_id integer     NOT NULL,
    alert_id        uuid        NOT NULL,
    rule            text        NOT NULL,
    kind            text        NOT NULL,
    cause_id        uuid        NOT NULL,
    group_id        uuid        NOT NULL,
    happened_at     timestamptz NOT NULL,
    raised_at       timestamptz NOT NULL,
    state           text        NOT NULL,
    title           text        NOT NULL,
    detail          jsonb       NOT NULL,
    impact          integer     NOT NULL,
    changed_at      timestamptz,
    changed_by      text,
    PRIMARY KEY (subscription_id, alert_id)
);
CREATE INDEX alert_by_time ON alert (subscription_id, raised_at DESC, alert_id);
CREATE INDEX alert_of_rule ON alert (subscription_id, rule, happened_at);
CREATE INDEX alert_of_group ON alert (subscription_id, group_id);
COMMENT ON TABLE alert IS 'A change that a rule is about. alert_id is derived from rule, kind, cause and version of the cause, so that the same change is one alert whoever finds it and how often. Written by AlertStore.';
COMMENT ON COLUMN alert.group_id IS 'The alert whose messages tell of this one, since it has the same cause or lies downstream of it; itself where it has messages of its own.';
COMMENT ON COLUMN alert.state IS 'open, acknowledged, resolved, or muted: found while its rule was muted, and told nobody.';
COMMENT ON COLUMN alert.impact IS 'How many datasets lie downstream.';

CREATE TABLE alert_delivery (
    subscription_id integer     NOT NULL,
    delivery_id     uuid        NOT NULL,
    alert_id        uuid        NOT NULL,
    channel         text        NOT NULL,
    recipient       text        NOT NULL,
    state           text        NOT NULL,
    tries           integer     NOT NULL,
    made_at         timestamptz NOT NULL,
    next_at         timestamptz NOT NULL,
    sent_at         timestamptz,
    error           text,
    PRIMARY KEY (subscription_id, delivery_id)
);
CREATE INDEX alert_delivery_due ON alert_delivery (subscription_id, next_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX alert_delivery_by_time ON alert_delivery (subscription_id, made_at DESC, delivery_id);
COMMENT ON TABLE alert_delivery IS 'A message of an alert to one recipient by one channel. delivery_id is derived from the three, so that no message is made twice. Written by AlertDeliveryStore.';
COMMENT ON COLUMN alert_delivery.state IS 'waiting (until next_at), sending (by who took it, until next_at), sent, or failed after the last try.';

ALTER TABLE alert_channel ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON alert_channel USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
ALTER TABLE alert_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON alert_rule USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
ALTER TABLE alert ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON alert USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
ALTER TABLE alert_delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_subscription ON alert_delivery USING (subscription_id = nullif(current_setting('lineage.subscription_id', true), '')::integer);
