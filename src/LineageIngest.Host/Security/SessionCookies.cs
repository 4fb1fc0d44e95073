using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace LineageIngest.Host.Security;

/// <summary>What a provider said of somebody when he logged in; subscription is null for the default one.</summary>
sealed record PersonSession(string Name, Permissions Permissions, string? Subscription);

/// <summary>
/// The cookie of somebody who logged in: with a key the key itself, at a provider what that said of him; sealed, for a limited time. So a revoked key ends
/// its sessions too, and all services on one database know them.
/// </summary>
sealed class SessionCookies(IDataProtectionProvider protection)
{
    const string Name = "lineage_session";
    static readonly TimeSpan _lifetime = TimeSpan.FromHours(12);
    const string PersonName = "lineage_person";
    readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("LineageIngest.Session").ToTimeLimitedDataProtector();
    readonly ITimeLimitedDataProtector _people = protection.CreateProtector("LineageIngest.Person").ToTimeLimitedDataProtector();

    public void Write(HttpContext http, string key) => Write(http, Name, _protector.Protect(key, _lifetime));

    public void Write(HttpContext http, PersonSession person) =>
        Write(http, PersonName, _people.Protect(JsonSerializer.Serialize(person), _lifetime));

    public static void Remove(HttpContext http)
    {
        var here = new CookieOptions { Path = PathOf(http.Request) };
        http.Response.Cookies.Delete(Name, here);
        http.Response.Cookies.Delete(PersonName, here);
    }

    /// <summary>The key in it; null where there is none, it is too old, or nobody of us sealed it.</summary>
    public string? Read(HttpRequest request) => Open(request.Cookies[Name], _protector);

    /// <summary>Who logged in at the provider; null as for <see cref="Read"/>.</summary>
    public PersonSession? ReadPerson(HttpRequest request) =>
        Open(request.Cookies[PersonName], _people) is { } person ? JsonSerializer.Deserialize<PersonSession>(person) : null;

    static void Write(HttpContext http, string name, string content) =>
        http.Response.Cookies.Append(
            name,
            content,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                MaxAge = _lifetime,
                Path = PathOf(http.Request),
            }
        );

    /// <summary>Of other services on the same site no other gets it.</summary>
    static string PathOf(HttpRequest request) => request.PathBase.HasValue ? request.PathBase.ToUriComponent() : "/";

    static string? Open(string? cookie, ITimeLimitedDataProtector protector)
    {
        if (cookie is not { Length: > 0 })
            return null;
        try
        {
            return protector.Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            return null; // the caller is then unknown, which is the answer he gets
        }
    }
}
