using LineageIngest.Graph.Datasets;
using LineageIngest.Postgres;

namespace LineageIngest.Graph.Memory;

/// <summary>Asks for what is known of datasets and jobs, one statement for all that are asked for.</summary>
static class StateReading
{
    /// <summary>So many results of assertions are looked at per dataset; tools that send one facet per test send fewer tests than that.</summary>
    const int AssertionFacets = 50;

    public static Question Datasets(int subscriptionId, Guid[]? datasets, Dictionary<Guid, DatasetState> into) =>
        new(
            """
            SELECT d.dataset_id, d.namespace, d.name, type.body, coalesce(said.body, ownership.body), quality.bodies, quality.measured_at,
                   life.body, life.event_at, renamed.event_at
              FROM dataset AS d
              LEFT JOIN facet AS type ON type.subscription_id = $1 AND type.entity_id = d.dataset_id AND type.name = 'datasetType' AND NOT type.deleted
              LEFT JOIN facet AS ownership ON ownership.subscription_id = $1 AND ownership.entity_id = d.dataset_id AND ownership.name = 'ownership' AND NOT ownership.deleted
              LEFT JOIN catalogue_entry AS said ON said.subscription_id = $1 AND said.subject_id = d.dataset_id AND said.kind = 'owners' AND said.present
              LEFT JOIN facet AS life ON life.subscription_id = $1 AND life.entity_id = d.dataset_id AND life.name = 'lifecycleStateChange' AND NOT life.deleted
              LEFT JOIN facet AS renamed ON renamed.subscription_id = $1 AND renamed.entity_id = d.dataset_id AND renamed.name = 'lineage_ingest_renamed'
              LEFT JOIN LATERAL (
                   SELECT array_agg(newest.body ORDER BY newest.measured_at DESC, newest.run_key) AS bodies, max(newest.measured_at) AS measured_at
                     FROM (SELECT m.body, m.measured_at, m.run_key
                             FROM dataset_measure AS m
                            WHERE m.subscription_id = $1 AND m.dataset_id = d.dataset_id AND m.kind = 'dataQualityAssertions'
                            ORDER BY m.measured_at DESC, m.run_key
                            LIMIT $3) AS newest) AS quality ON true
             WHERE d.subscription_id = $1 AND ($2::uuid[] IS NULL OR d.dataset_id = ANY ($2))
            """,
            row =>
                into[row.GetGuid(0)] = DatasetState.Of(
                    row.GetString(1),
                    row.GetString(2),
                    row.NullableText(3),
                    row.NullableText(4),
                    row.IsDBNull(5) ? [] : row.GetFieldValue<string[]>(5),
                    row.Nullable<DateTimeOffset>(6),
                    row.NullableText(7),
                    row.Nullable<DateTimeOffset>(8),
                    row.Nullable<DateTimeOffset>(9)
                ),
            subscriptionId,
            datasets,
            AssertionFacets
        );

    public static Question Jobs(int subscriptionId, Guid[]? jobs, Dictionary<Guid, JobState> into) =>
        new(
            """
            SELECT j.job_id, j.namespace, j.name, above.parents, coalesce(said.body, ownership.body), last.run_id, last.state, last.started_at, last.ended_at
              FROM job AS j
              LEFT JOIN LATERAL (SELECT array_agg(p.parent_job_id ORDER BY p.parent_job_id) AS parents
                                   FROM job_parent AS p WHERE p.subscription_id = $1 AND p.job_id = j.job_id) AS above ON true
              LEFT JOIN facet AS ownership ON ownership.subscription_id = $1 AND ownership.entity_id = j.job_id AND ownership.name = 'ownership' AND NOT ownership.deleted
              LEFT JOIN catalogue_entry AS said ON said.subscription_id = $1 AND said.subject_id = j.job_id AND said.kind = 'owners' AND said.present
              LEFT JOIN LATERAL (SELECT r.run_id, r.state, r.started_at, r.ended_at
                                   FROM run AS r WHERE r.subscription_id = $1 AND r.job_id = j.job_id
                                  ORDER BY r.last_event_at DESC, r.run_key LIMIT 1) AS last ON true
             WHERE j.subscription_id = $1 AND ($2::uuid[] IS NULL OR j.job_id = ANY ($2))
            """,
            row =>
                into[row.GetGuid(0)] = new JobState(
                    row.GetString(1),
                    row.GetString(2),
                    row.IsDBNull(3) ? [] : row.GetFieldValue<Guid[]>(3),
                    DatasetState.OwnersOf(row.NullableText(4)),
                    row.IsDBNull(5)
                        ? null
                        : new LastRun(row.GetString(5), row.GetString(6), row.Nullable<DateTimeOffset>(7), row.Nullable<DateTimeOffset>(8))
                ),
            subscriptionId,
            jobs
        );
}
