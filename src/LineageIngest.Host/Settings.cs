using System.Reflection;
using LineageIngest.Postgres;

namespace LineageIngest.Host;

/// <summary>
/// Options from the environment: <c>LINEAGE_RECEIVING__MAXBODYBYTES=134217728</c> sets <c>MaxBodyBytes</c> of the section Receiving (docs/configuration.md).
/// What cannot be read, or is no option at all, ends the start with one line.
/// </summary>
static class Settings
{
    const string Prefix = "LINEAGE_";

    public static void AddSettings(this IConfigurationBuilder configuration) => configuration.AddEnvironmentVariables(Prefix);

    /// <summary>Sets the options of a section over those given.</summary>
    /// <exception cref="CannotStartException">A value of the section is none, or names no option; the text names the variable.</exception>
    public static T Read<T>(this IConfiguration configuration, string section, T options)
        where T : class
    {
        var given = configuration.GetSection(section);
        var known = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).ToList();
        foreach (var value in given.GetChildren())
        {
            if (!known.Contains(value.Key, StringComparer.OrdinalIgnoreCase))
                throw new CannotStartException($"{VariableOf(value.Path)} sets nothing; {section} has {string.Join(", ", known)}.");
        }
        try
        {
            given.Bind(options);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new CannotStartException(
                $"A variable {VariableOf(section)}__… cannot be read: {unreadable.InnerException?.Message ?? unreadable.Message}",
                unreadable
            );
        }
        return options;
    }

    static string VariableOf(string path) =>
        Prefix + path.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal).ToUpperInvariant();
}
