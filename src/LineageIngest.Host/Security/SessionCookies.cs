using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace LineageIngest.Host.Security;

/// <summary>What a provider said of somebody when he logged in; subscription is null for the default one.</summary>
sealed record PersonSession(Guid Id, string Name, Permissions Permissions, string? Subscription);

/// <summary>A session that a key opened.</summary>
sealed record KeySession(Guid Id, string Key);

/// <summary>
/// The cookie of somebody who logged in: with a key the key itself, at a provider what that said of him; sealed, for a limited time. So a revoked key ends
/// its sessions too, and all services on one database know them.
/// </summary>
sealed class SessionCookies(IDataProtectionProvider protection)
{
    const string Name = "lineage_session";
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    const string PersonName = "lineage_person";
    readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("LineageIngest.Session").ToTimeLimitedDataProtector();
    readonly ITimeLimitedDataProtector _people = protection.CreateProtector("LineageIngest.Person").ToTimeLimitedDataProtector();

    public void Write(HttpContext http, KeySession session) =>
        Write(http, Name, _protector.Protect(JsonSerializer.Serialize(session), Lifetime));

    public void Write(HttpContext http, PersonSession person) =>
        Write(http, PersonName, _people.Protect(JsonSerializer.Serialize(person), Lifetime));

    public static void Remove(HttpContext http)
    {
        var here = new CookieOptions { Path = PathOf(http.Request) };
        http.Response.Cookies.Delete(Name, here);
        http.Response.Cookies.Delete(PersonName, here);
    }

    /// <summary>Null where there is none, it is too old, or nobody of us sealed it.</summary>
    public KeySession? Read(HttpRequest request) => Open<KeySession>(request.Cookies[Name], _protector);

    /// <summary>Who logged in at the provider; null as for <see cref="Read"/>.</summary>
    public PersonSession? ReadPerson(HttpRequest request) => Open<PersonSession>(request.Cookies[PersonName], _people);

    static void Write(HttpContext http, string name, string content) =>
        http.Response.Cookies.Append(
            name,
            content,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                MaxAge = Lifetime,
                Path = PathOf(http.Request),
            }
        );

    /// <summary>Of other services on the same site no other gets it.</summary>
    static string PathOf(HttpRequest request) => request.PathBase.HasValue ? request.PathBase.ToUriComponent() : "/";

    static T? Open<T>(string? cookie, ITimeLimitedDataProtector protector)
        where T : class
    {
        if (cookie is not { Length: > 0 })
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(protector.Unprotect(cookie));
        }
        catch (Exception foreign) when (foreign is CryptographicException or JsonException)
        {
            return null; // the caller is then unknown, which is the answer he gets
        }
    }
}
