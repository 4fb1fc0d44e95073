using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Naming;

namespace LineageIngest.Airflow.Operators;

/// <summary>The connections that the crawler may see, and what an operator's reference to one comes to.</summary>
public sealed class ConnectionBook(IEnumerable<ConnectionInfo> connections)
{
    readonly Dictionary<string, ConnectionInfo> _byId = connections
        .DistinctBy(connection => connection.Id)
        .ToDictionary(connection => connection.Id, StringComparer.Ordinal);

    public static ConnectionBook Empty { get; } = new([]);

    public int Count => _byId.Count;

    internal ResolvedPlace Resolve(ConnectionRef reference, RenderedFields fields, TaskHints? hints)
    {
        var rendered = reference.Field.Length > 0 ? fields.Text(reference.Field) : null;
        var written = rendered is null ? hints?.ConnectionOf(reference.Field) : null;
        var id = rendered ?? written ?? reference.DefaultId;
        var known = id is null ? null : _byId.GetValueOrDefault(id);
        var type =
            reference.As
            ?? (rendered is null && known is not null && known.Type == "generic" ? reference.Type : known?.Type)
            ?? reference.Type;
        if (type is null)
        {
            return new(
                null,
                Certainty.Inferred,
                id is null ? $"no connection in field {reference.Field}" : $"connection {id} is not visible"
            );
        }

        var place = ConnectionNaming.Of(Overlay(known ?? new ConnectionInfo(id ?? "", type), type, reference, fields));
        place = place is null ? null : Overridden(place, reference, fields);
        return place switch
        {
            null => new(null, Certainty.Inferred, $"connection {id} ({type}) leads to no datasets"),
            { Namespace: null } => new(
                place,
                Certainty.Inferred,
                known is null
                    ? id is null
                        ? "no connection is named"
                        : $"connection {id} is not visible"
                    : $"connection {id} names no host"
            ),
            _ when written is not null => new(
                place,
                Certainty.Inferred,
                $"connection {id} of the DAG's source: the operator does not render it"
            ),
            _ when rendered is null && known is not null => new(
                place,
                Certainty.Inferred,
                $"the default connection {id}: the operator does not render its own"
            ),
            _ => new(place, Certainty.Certain, known is null ? "named by the operator" : $"connection {id}"),
        };
    }

    /// <summary>Hooks of most systems call their database "schema"; those of systems with catalogues mean a schema.</summary>
    static Place Overridden(Place place, ConnectionRef reference, RenderedFields fields)
    {
        var hook = reference.Overrides.TryGetValue("hook", out var field) ? field : null;
        var hookSchema = hook is null ? null : fields.Text(hook + ".schema");
        var hasCatalogues = place.Dialect is "snowflake" or "databricks" or "trino" or "presto";
        var database =
            Override(reference, fields, "db")
            ?? Override(reference, fields, "catalog")
            ?? (hook is null ? null : fields.Text(hook + ".database") ?? fields.Text(hook + ".catalog"))
            ?? (hasCatalogues ? null : hookSchema);
        var schema = Override(reference, fields, "schema") ?? (hasCatalogues ? hookSchema : null);
        return place with { Database = Folded(place, database) ?? place.Database, Schema = Folded(place, schema) ?? place.Schema };
    }

    static string? Folded(Place place, string? name) => place.Folding == Folding.Upper ? name?.ToUpperInvariant() : name;

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
