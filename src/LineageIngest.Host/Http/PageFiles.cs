using System.Net.Mime;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;

namespace LineageIngest.Host.Http;

/// <summary>
/// Serves the web page (src/ui): its files beside the program in <c>wwwroot</c>, and <c>index.html</c> for the addresses of its pages.
/// <c>POST /</c> and <c>POST /lineage</c> stay the receiver's. Without a built page the service runs, and <c>GET /</c> says so.
/// </summary>
static class PageFiles
{
    /// <summary>The page's own addresses; what a page shows stands in the query, since names hold ':' and '/'.</summary>
    static readonly string[] _routes =
    [
        "/",
        "/graph",
        "/dataset",
        "/job",
        "/runs",
        "/run",
        "/impact",
        "/cause",
        "/diff",
        "/audit",
        "/sql",
        "/events",
        "/events/set-aside",
        "/connections",
        "/connections/{name}",
        "/sources",
        "/alerts/{tab?}",
        "/glossary",
        "/pii",
        "/schemas",
        "/ops/{tab?}",
        "/settings/{tab?}",
        "/login",
    ];

    /// <summary>Scripts, workers and calls only from here; styles also from elements, since editor and menus make theirs at run time.</summary>
    const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    const string NotBuilt = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>LineageIngest</title></head>
        <body>
        <h1>LineageIngest is running</h1>
        <p>The graph page is not part of this build: Node.js and npm were missing when it was made. The API works without it.</p>
        <ul>
        <li><a href="./openapi/v1.json">The API's description</a></li>
        <li><a href="./health/ready">Health</a></li>
        <li><a href="./ops/jobs">Scheduled jobs</a></li>
        </ul>
        </body>
        </html>
        """;

    public static void UsePageFiles(this WebApplication app)
    {
        var file = new FileInfo(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html"));
        var index = file.Exists ? File.ReadAllText(file.FullName) : NotBuilt;
        if (file.Exists)
        {
            app.UseStaticFiles(
                new StaticFileOptions
                {
                    FileProvider = new PhysicalFileProvider(file.DirectoryName!),
                    OnPrepareResponse = file => WriteHeaders(file.Context.Response, file.File.PhysicalPath),
                }
            );
        }
        app.Use(
            async (http, next) =>
            {
                await next(http);
                // A wrong address in a browser gets the page, which says so and leads on; programs get a problem.
                if (
                    http.GetEndpoint() is null
                    && http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false }
                    && IsBrowser(http.Request)
                )
                {
                    await Page(http, index).ExecuteAsync(http);
                }
            }
        );
        foreach (var route in _routes)
        {
            app.MapMethods(route, [HttpMethods.Get, HttpMethods.Head], (HttpContext http) => Page(http, index)).ExcludeFromDescription();
        }
        app.MapGet("/openapi", () => TypedResults.Redirect("/openapi/v1.json")).ExcludeFromDescription();
    }

    static bool IsBrowser(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request
            .GetTypedHeaders()
            .Accept.Any(accepted => accepted.MediaType.Equals(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase));

    static ContentHttpResult Page(HttpContext http, string index)
    {
        WriteHeaders(http.Response, null);
        return TypedResults.Content(Below(http.Request.PathBase, index), $"{MediaTypeNames.Text.Html}; charset=utf-8");
    }

    /// <summary>The page names its files from where it stands (<c>"./assets/…"</c>), and asks for the rest below what its meta element base-path says.</summary>
    static string Below(PathString basePath, string index)
    {
        var below = HtmlEncoder.Default.Encode($"{basePath.ToUriComponent()}/");
        return index
            .Replace("\"./", $"\"{below}", StringComparison.Ordinal)
            .Replace("name=\"base-path\" content=\"/\"", $"name=\"base-path\" content=\"{below}\"", StringComparison.Ordinal);
    }

    /// <summary>Files below assets carry a hash of their content in their name, so they never change.</summary>
    static void WriteHeaders(HttpResponse response, string? path)
    {
        var isHashed =
            path?.Contains($"{Path.DirectorySeparatorChar}assets{Path.DirectorySeparatorChar}", StringComparison.Ordinal) is true;
        response.Headers.CacheControl = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
