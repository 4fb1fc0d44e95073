using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Naming;

namespace LineageIngest.Airflow.Operators;

/// <summary>The connections that the crawler may see, and what an operator's reference to one comes to.</summary>
public sealed class ConnectionBook(IEnumerable<ConnectionInfo> connections)
{
    readonly Dictionary<string, ConnectionInfo> byId = connections.DistinctBy(connection => connection.Id).ToDictionary(connection => connection.Id, StringComparer.Ordinal);

    public static ConnectionBook Empty { get; } = new([]);

    public int Count => byId.Count;

    internal ResolvedPlace Resolve(ConnectionRef reference, RenderedFields fields)
    {
        var rendered = reference.Field.Length > 0 ? fields.Text(reference.Field) : null;
        var id = rendered ?? reference.DefaultId;
        var known = id is null ? null : byId.GetValueOrDefault(id);
        var type = reference.As ?? (rendered is null && known is not null && known.Type == "generic" ? reference.Type : known?.Type) ?? reference.Type;
        if (type is null)
        {
            return new(null, Certainty.Inferred, id is null ? $"no connection in field {reference.Field}" : $"connection {id} is not visible");
        }

        var place = ConnectionNaming.Of(Overlay(known ?? new ConnectionInfo(id ?? "", type), type, reference, fields));
        place = place is null ? null : place with
        {
            Database = Override(reference, fields, "db") ?? Override(reference, fields, "catalog") ?? place.Database,
            Schema = Override(reference, fields, "schema") ?? place.Schema,
        };
        return place switch
        {
            null => new(null, Certainty.Inferred, $"connection {id} ({type}) leads to no datasets"),
            { Namespace: null } => new(place, Certainty.Inferred, known is null ? id is null ? "no connection is named" : $"connection {id} is not visible" : $"connection {id} names no host"),
            _ when rendered is null && known is not null => new(place, Certainty.Inferred, $"the default connection {id}: the operator does not render its own"),
            _ => new(place, Certainty.Certain, known is null ? "named by the operator" : $"connection {id}"),
        };
    }

    static string? Override(ConnectionRef reference, RenderedFields fields, string key) =>
        reference.Overrides.TryGetValue(key, out var field) ? fields.Text(field) : null;

    static ConnectionInfo Overlay(ConnectionInfo connection, string type, ConnectionRef reference, RenderedFields fields)
    {
        var extra = new Dictionary<string, string>(connection.Extra);
        foreach (var (key, name) in new[] { ("region", "region_name"), ("host", "cluster_identifier"), ("catalog", "catalog") })
        {
            if (Override(reference, fields, key) is { } value)
            {
                extra[name] = value;
            }
        }

        return new ConnectionInfo(connection.Id, type)
        {
            Host = connection.Host,
            Port = connection.Port,
            Schema = connection.Schema,
            Login = connection.Login,
            Extra = extra,
        };
    }
}

/// <summary>A place, how sure, and the words that say why; the place or its namespace is null where it is unknown.</summary>
sealed record ResolvedPlace(Place? Place, Certainty Certainty, string Why);
