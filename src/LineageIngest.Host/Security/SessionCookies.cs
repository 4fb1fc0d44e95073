using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LineageIngest.Host.Security;

/// <summary>
/// The cookie of somebody who logged in with a key: the key itself, sealed, for a limited time. So a revoked key ends its sessions too, and all services on
/// one database know them.
/// </summary>
sealed class SessionCookies(IDataProtectionProvider protection)
{
    const string Name = "lineage_session";
    static readonly TimeSpan _lifetime = TimeSpan.FromHours(12);
    readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("LineageIngest.Session").ToTimeLimitedDataProtector();

    public void Write(HttpContext http, string key) =>
        http.Response.Cookies.Append(
            Name,
            _protector.Protect(key, _lifetime),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                MaxAge = _lifetime,
                Path = "/",
            }
        );

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name);

    /// <summary>The key in it; null where there is none, it is too old, or nobody of us sealed it.</summary>
    public string? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 } sealedKey)
            return null;
        try
        {
            return _protector.Unprotect(sealedKey);
        }
        catch (CryptographicException)
        {
            return null; // the caller is then unknown, which is the answer he gets
        }
    }
}
