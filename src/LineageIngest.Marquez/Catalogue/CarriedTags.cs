using LineageIngest.Postgres;
using Npgsql;

namespace LineageIngest.Marquez.Catalogue;

/// <summary>A tag of a dataset, one of its columns (field) or a job.</summary>
readonly record struct CarriedTag(Guid SubjectId, string Field, string Name);

/// <summary>Which tags are carried: those given by hand, and those of tags facets that nobody took off.</summary>
static class CarriedTags
{
    /// <summary>In order of name.</summary>
    public static async Task<List<CarriedTag>> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        Guid[] subjects,
        CancellationToken cancellation
    ) =>
        await connection.QueryAsync(
            """
            SELECT carried.subject_id, carried.part, carried.name
              FROM (SELECT c.subject_id, c.part, c.name
                      FROM catalogue_entry AS c WHERE c.subscription_id = $1 AND c.subject_id = ANY ($2) AND c.kind = 'tagged' AND c.present
                     UNION
                    SELECT l.entity_id, l.field, l.value
                      FROM asset_label AS l
                     WHERE l.subscription_id = $1 AND l.entity_id = ANY ($2) AND l.kind = 1
                       AND NOT EXISTS (SELECT 1 FROM catalogue_entry AS off WHERE off.subscription_id = $1 AND off.subject_id = l.entity_id
                                          AND off.kind = 'tagged' AND off.part = l.field AND off.name = l.value AND NOT off.present)) AS carried
             ORDER BY carried.name COLLATE "C"
            """,
            row => new CarriedTag(row.GetGuid(0), row.GetString(1), row.GetString(2)),
            cancellation,
            subscriptionId,
            subjects
        );
}
