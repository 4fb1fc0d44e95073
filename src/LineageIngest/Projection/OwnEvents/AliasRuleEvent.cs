using System.Text.Json;
using LineageIngest.Events;
using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Projection.OwnEvents;

/// <summary>A rule on names as an event: a job event of our own with the facet <c>lineage_ingest_rule</c>; the newest one on a rule says whether it holds.</summary>
public static class AliasRuleEvent
{
    const string Name = "lineage_ingest_rule";
    static readonly JobName _job = new("lineage-ingest", "rules");

    /// <summary>That a rule is to hold, or no longer, as an event for the log.</summary>
    public static IncomingEvent ToEvent(RuleFact said, DateTimeOffset at) => new(Write(said, at), EventSource.Http);

    internal static byte[] Write(RuleFact said, DateTimeOffset at) =>
        OwnEvent.OfJob(
            _job,
            at,
            Name,
            json =>
            {
                json.WriteString("action", said.Active ? "apply" : "remove");
                json.WritePropertyName("rule");
                json.WriteRawValue(said.Rule.Write());
                json.WriteString("reason", said.Reason);
                json.Optional("by", said.By);
            }
        );

    /// <summary>Null where the event is none of these.</summary>
    /// <exception cref="UnprojectableException">It is one, but the rule cannot be understood.</exception>
    internal static RuleFact? Read(OpenLineageEvent source)
    {
        if (OwnEvent.Facet(source, Name) is not { } facet)
            return null;
        JsonElement? said = facet;
        if (said.GetObject("rule") is not { } body || said.Text("action") is not ("apply" or "remove"))
            throw new UnprojectableException("A rule by hand needs a rule and an action, apply or remove.", $"/job/facets/{Name}");
        var rule = Read(body);
        return new RuleFact(rule, said.Text("action") == "apply", said.Text("reason") ?? "", said.Text("by"));
    }

    /// <summary>The rule is checked by compiling it: one that could not be used would stop the stage for everybody.</summary>
    static AliasRule Read(JsonElement body)
    {
        try
        {
            var rule = AliasRule.Parse(body.GetRawText());
            return rule.Wrong() is null ? rule : throw new UnprojectableException(rule.Wrong()!, $"/job/facets/{Name}/rule");
        }
        catch (JsonException malformed)
        {
            throw new UnprojectableException(malformed.Message, $"/job/facets/{Name}/rule");
        }
    }
}
