namespace LineageIngest.Host.Security;

/// <summary>What a caller may do.</summary>
[Flags]
public enum Permissions
{
    None = 0,

    /// <summary>Send events.</summary>
    Ingest = 1,

    /// <summary>See everything of the subscription.</summary>
    Read = 2,

    /// <summary>Manual claims, rules, the writes of the Marquez-compatible API.</summary>
    Edit = 4,

    /// <summary>Connections, scheduled jobs, replay, retention, what was set aside.</summary>
    Ops = 8,

    /// <summary>Keys and subscriptions.</summary>
    Admin = 16,

    All = Ingest | Read | Edit | Ops | Admin,
}

/// <summary>The names of scopes of keys and of roles of people.</summary>
static class PermissionNames
{
    /// <summary>The scopes that a key may have.</summary>
    public static readonly IReadOnlyList<string> Scopes = ["ingest", "read", "edit", "ops", "admin"];

    /// <summary>A scope holds what is less than it; ingest stands alone, since a producer need not read.</summary>
    public static Permissions OfScope(string scope) =>
        scope switch
        {
            "ingest" => Permissions.Ingest,
            "read" => Permissions.Read,
            "edit" => Permissions.Read | Permissions.Edit,
            "ops" => Permissions.Read | Permissions.Edit | Permissions.Ops,
            "admin" => Permissions.All,
            _ => Permissions.None,
        };

    /// <summary>viewer, editor, ops and admin; anything else may do nothing.</summary>
    public static Permissions OfRole(string role) =>
        role switch
        {
            "viewer" => Permissions.Read,
            "editor" => OfScope("edit"),
            "ops" or "admin" => OfScope(role),
            _ => Permissions.None,
        };

    /// <summary>The greatest role that a caller has: viewer, editor, ops, admin, or none.</summary>
    public static string RoleOf(Permissions permissions) =>
        permissions.HasFlag(Permissions.Admin) ? "admin"
        : permissions.HasFlag(Permissions.Ops) ? "ops"
        : permissions.HasFlag(Permissions.Edit) ? "editor"
        : permissions.HasFlag(Permissions.Read) ? "viewer"
        : "none";
}
