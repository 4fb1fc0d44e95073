using LineageIngest.Insight.Schemas;
using Npgsql;

namespace LineageIngest.Host.Schemas;

/// <summary>Writes schema_rule, and reads it.</summary>
sealed class SchemaRuleStore(NpgsqlDataSource db, TimeProvider time)
    : NamedSettingsStore<SchemaRule>(db, time, "schema_rule", "rule", rule => rule.Name);
