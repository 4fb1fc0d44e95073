using Npgsql;

namespace LineageIngest.Host.DataSources;

/// <summary>Writes profile_plan, and reads it.</summary>
sealed class ProfilePlanStore(NpgsqlDataSource db, TimeProvider time)
    : NamedSettingsStore<ProfilePlan>(db, time, "profile_plan", "plan", plan => plan.Name);
