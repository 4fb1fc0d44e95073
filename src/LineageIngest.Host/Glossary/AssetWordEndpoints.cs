using LineageIngest.Answers;
using LineageIngest.Events;
using LineageIngest.Facts;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Host.Manual;
using LineageIngest.Host.Security;
using LineageIngest.Insight.Glossary;
using LineageIngest.Marquez.Writing;
using LineageIngest.Names;
using LineageIngest.Projection.OwnEvents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Glossary;

/// <summary>What is said of an asset now. applied: false where the word is stored and the stages are still on their way to it.</summary>
public sealed record AssetWordsResponse(Guid Id, string Kind, string Namespace, string Name, AssetWords Words, bool Applied);

/// <summary>Who owns the asset, and nobody else; an empty list says that nobody does.</summary>
public sealed record OwnersRequest(OwnerGiven?[]? Owners, string? Reason = null, string? By = null);

/// <summary>type: owner (default) or steward, or a word of your own.</summary>
public sealed record OwnerGiven(string? Name, string? Type = null);

/// <summary>What the asset is, in Markdown.</summary>
public sealed record DescriptionRequest(string? Description, string? Reason = null, string? By = null);

/// <summary>All tags, or terms, that the asset or its column is to bear.</summary>
public sealed record LabelsRequest(string[]? Names, string? Reason = null, string? By = null);

/// <summary>Owners, descriptions, tags and terms by hand: each word is an event in the log and holds over what events say, until it is withdrawn.</summary>
static class AssetWordEndpoints
{
    const string Assets = "/api/lineage/assets/";
    const string OfColumn = "column: of a dataset, left out for the dataset itself.";
    const int LongestText = 20_000;
    const int MostNames = 100;

    public static void MapAssetWords(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lineage/assets/{id}").WithTags("Glossary");
        group
            .MapGet("/words", ShowAsync)
            .WithSummary("Owners, description, tags and terms of a dataset or job, and which of them people gave")
            .ProducesProblem(400)
            .ProducesProblem(404);
        Writing(group.MapPut("/owners", SaveOwnersAsync), "Says who owns a dataset or job, whatever events say");
        Writing(group.MapDelete("/owners", WithdrawOwnersAsync), "Takes that back; events speak again");
        Writing(
            group.MapPut("/description", SaveDescriptionAsync).WithDescription(OfColumn),
            "Says what a dataset, a column or a job is, in Markdown, whatever events say"
        );
        Writing(
            group
                .MapDelete("/description", WithdrawDescriptionAsync)
                .WithDescription(OfColumn),
            "Takes that back; events speak again"
        );
        Writing(
            group
                .MapPut("/terms", SaveTermsAsync)
                .WithDescription("names: terms of the glossary. column: of a dataset, left out for the dataset itself."),
            "Says which terms of the glossary a dataset, a column or a job bears"
        );
        Writing(
            group
                .MapPut("/tags", SaveTagsAsync)
                .WithDescription(
                    "names: all tags it is to bear; those it bears now and are not named are taken off. column: of a dataset."
                ),
            "Says which tags a dataset, a column or a job bears"
        );
    }

    static void Writing(RouteHandlerBuilder route, string summary) =>
        route.WithSummary(summary).ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);

    static async Task<Results<Ok<AssetWordsResponse>, ProblemHttpResult>> ShowAsync(
        HttpContext http,
        string id,
        AskedAssets assets,
        AssetWordsQuery words,
        CancellationToken cancellation
    )
    {
        var (asset, missing) = await assets.AssetAsync(http.Subscription(), RawPath.Between(http, Assets, "/words"), cancellation);
        return asset is null
            ? missing!.ToResult(http.Response)
            : TypedResults.Ok(Answer(asset, await words.OfAsync(http.Subscription(), asset.Id, cancellation), applied: true));
    }

    static Task<Results<Ok<AssetWordsResponse>, ProblemHttpResult>> SaveOwnersAsync(
        HttpContext http,
        string id,
        OwnersRequest request,
        [AsParameters] WordServices services,
        CancellationToken cancellation
    )
    {
        var owners = request.Owners?.Select(owner => new AssetOwner(owner?.Name ?? "", owner?.Type ?? "owner")).ToList();
        var wrong =
            owners is null ? Errors.BadBody("/owners", "owners is required; an empty list says that nobody owns it.")
            : owners.Count > MostNames ? Errors.BadBody("/owners", $"There are at most {MostNames} owners.")
            : owners.Find(owner => !WordRules.Fits(owner.Name) || !WordRules.Fits(owner.Type)) is { } odd
                ? Errors.BadBody("/owners", $"'{odd.Name}' ({odd.Type}) is no owner: each of name and type {WordRules.Rule}.")
            : WrongReason(request.Reason, request.By);
        return SayAsync(
            http,
            "/owners",
            services,
            wrong,
            _ => new AssetWord.Owned([.. owners!.Distinct()]) { Reason = request.Reason, By = http.Author(request.By) },
            cancellation
        );
    }

    static Task<Results<Ok<AssetWordsResponse>, ProblemHttpResult>> WithdrawOwnersAsync(
        HttpContext http,
        string id,
        [AsParameters] WordServices services,
        CancellationToken cancellation
    ) => SayAsync(http, "/owners", services, null, _ => new AssetWord.Owned([]) { Withdrawn = true, By = http.Author(null) }, cancellation);

    static Task<Results<Ok<AssetWordsResponse>, ProblemHttpResult>> SaveDescriptionAsync(
        HttpContext http,
        string id,
        DescriptionRequest request,
        [AsParameters] WordServices services,
        CancellationToken cancellation,
        string? column = null
    )
    {
        var wrong =
            string.IsNullOrWhiteSpace(request.Description)
                ? Errors.BadBody("/description", "description is required; DELETE takes back what was said.")
            : request.Description.Length > LongestText
                ? Errors.BadBody("/description", $"description has at most {LongestText} characters.")
            : WrongReason(request.Reason, request.By);
        return SayAsync(
            http,
            "/description",
            services,
            wrong,
            spelled => new AssetWord.Described(spelled, request.Description!) { Reason = request.Reason, By = http.Author(request.By) },
            cancellation,
            column
        );
    }

    static Task<Results<Ok<AssetWordsResponse>, ProblemHttpResult>> WithdrawDescriptionAsync(
        HttpContext http,
        string id,
        [AsParameters] WordServices services,
        CancellationToken cancellation,
        string? column = null
    ) =>
        SayAsync(
            http,
            "/description",
            services,
            null,
            spelled => new AssetWord.Described(spelled, "") { Withdrawn = true, By = http.Author(null) },
            cancellation,
            column
        );

    static async Task<Results<Ok<AssetWordsResponse>, ProblemHttpResult>> SaveTermsAsync(
        HttpContext http,
        string id,
        LabelsRequest request,
        [AsParameters] WordServices services,
        GlossaryQuery glossary,
        CancellationToken cancellation,
        string? column = null
    )
    {
        var wrong = WrongNames(request);
        if (wrong is null)
        {
            var known = (await glossary.ListAsync(http.Subscription(), request.Names, cancellation)).ConvertAll(use => use.Term.Name);
            if (request.Names!.Except(known).FirstOrDefault() is { } unknown)
                wrong = Errors.BadBody("/names", $"The glossary has no term '{unknown}'; PUT /api/lineage/glossary/{{term}} adds it.");
        }
        return await SayAsync(
            http,
            "/terms",
            services,
            wrong,
            spelled => new AssetWord.Termed(spelled, [.. request.Names!.Distinct()])
            {
                Reason = request.Reason,
                By = http.Author(request.By),
            },
            cancellation,
            column
        );
    }

    static async Task<Results<Ok<AssetWordsResponse>, ProblemHttpResult>> SaveTagsAsync(
        HttpContext http,
        string id,
        LabelsRequest request,
        [AsParameters] WordServices services,
        CancellationToken cancellation,
        string? column = null
    )
    {
        if (WrongNames(request) is { } wrong)
            return wrong.ToResult(http.Response);
        var (asset, spelled, missing) = await FindAsync(http, "/tags", services, column, cancellation);
        if (asset is null)
            return missing!.ToResult(http.Response);
        var borne = (await services.Words.OfAsync(http.Subscription(), asset.Id, cancellation))
            .Tags.Where(tag => (tag.Column ?? "") == spelled)
            .Select(tag => tag.Name)
            .ToList();
        var now = services.Time.GetUtcNow();
        List<IncomingEvent> events =
        [
            .. request.Names!.Except(borne).Select(tag => Tagged(tag, present: true)),
            .. borne.Except(request.Names!).Select(tag => Tagged(tag, present: false)),
        ];
        return await AppendAsync(http, asset, services, events, cancellation);

        IncomingEvent Tagged(string tag, bool present) =>
            new(
                asset.Kind == AssetKind.Dataset
                    ? WriteEvents.Tagged(
                        now,
                        new DatasetName(asset.Namespace, asset.Name),
                        spelled.Length > 0 ? spelled : null,
                        tag,
                        present
                    )
                    : WriteEvents.Tagged(now, new JobName(asset.Namespace, asset.Name), tag, present),
                EventSource.Http
            );
    }

    static async Task<Results<Ok<AssetWordsResponse>, ProblemHttpResult>> SayAsync(
        HttpContext http,
        string suffix,
        WordServices services,
        Problem? wrong,
        Func<string, AssetWord> word,
        CancellationToken cancellation,
        string? column = null
    )
    {
        if (wrong is not null)
            return wrong.ToResult(http.Response);
        var (asset, spelled, missing) = await FindAsync(http, suffix, services, column, cancellation);
        if (asset is null)
            return missing!.ToResult(http.Response);
        var now = services.Time.GetUtcNow();
        var said =
            asset.Kind == AssetKind.Dataset
                ? AssetWordEvent.ToEvent(new DatasetName(asset.Namespace, asset.Name), word(spelled), now)
                : AssetWordEvent.ToEvent(new JobName(asset.Namespace, asset.Name), word(spelled), now);
        return await AppendAsync(http, asset, services, [said], cancellation);
    }

    /// <summary>The asset and, where one was named, its column as it is spelled; the empty one is the asset itself.</summary>
    static async Task<(Asset? Asset, string Column, Problem? Problem)> FindAsync(
        HttpContext http,
        string suffix,
        WordServices services,
        string? column,
        CancellationToken cancellation
    )
    {
        var (asset, missing) = await services.Assets.AssetAsync(http.Subscription(), RawPath.Between(http, Assets, suffix), cancellation);
        if (asset is null || column is null)
            return (asset, "", missing);
        if (asset.Kind == AssetKind.Job)
            return (null, "", Errors.BadParameter("column", "goes with datasets only"));
        var (spelled, unknown) = await services.Assets.ColumnAsync(http.Subscription(), asset, column, cancellation);
        return spelled is null ? (null, "", unknown) : (asset, spelled, null);
    }

    static async Task<Results<Ok<AssetWordsResponse>, ProblemHttpResult>> AppendAsync(
        HttpContext http,
        Asset asset,
        WordServices services,
        List<IncomingEvent> events,
        CancellationToken cancellation
    )
    {
        var (problem, applied) =
            events.Count > 0
                ? await services.Application.SayAsync(http.Subscription(), events, cancellation)
                : (null, await services.Application.WaitAsync(http.Subscription(), cancellation));
        if (problem is not null)
            return problem.ToResult(http.Response);
        return TypedResults.Ok(Answer(asset, await services.Words.OfAsync(http.Subscription(), asset.Id, cancellation), applied));
    }

    static AssetWordsResponse Answer(Asset asset, AssetWords words, bool applied) =>
        new(asset.Id, asset.Kind == AssetKind.Dataset ? "dataset" : "job", asset.Namespace, asset.Name, words, applied);

    static Problem? WrongNames(LabelsRequest request) =>
        request.Names is null ? Errors.BadBody("/names", "names is required; an empty list takes all off.")
        : request.Names.Length > MostNames ? Errors.BadBody("/names", $"There are at most {MostNames} names.")
        : WordRules.FirstOdd(request.Names) is { } odd ? Errors.BadBody("/names", $"{odd} is no name: it {WordRules.Rule}.")
        : WrongReason(request.Reason, request.By);

    static Problem? WrongReason(string? reason, string? by) =>
        reason?.Length > LongestText ? Errors.BadBody("/reason", $"reason has at most {LongestText} characters.")
        : by?.Length > LongestText ? Errors.BadBody("/by", $"by has at most {LongestText} characters.")
        : null;
}

/// <summary>What saying a word takes.</summary>
sealed record WordServices(AskedAssets Assets, AssetWordsQuery Words, Application Application, TimeProvider Time);
