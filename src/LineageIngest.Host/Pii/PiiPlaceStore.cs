using Npgsql;

namespace LineageIngest.Host.Pii;

/// <summary>Writes pii_place, and reads it.</summary>
sealed class PiiPlaceStore(NpgsqlDataSource db, TimeProvider time)
    : NamedSettingsStore<PiiPlace>(db, time, "pii_place", "place", place => place.Name);
