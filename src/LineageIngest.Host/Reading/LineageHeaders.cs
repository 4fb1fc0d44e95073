using System.Globalization;

namespace LineageIngest.Host.Reading;

/// <summary>What a lineage answer says in its headers: how many nodes there are in all, and whether only some are listed.</summary>
static class LineageHeaders
{
    public static LineageAnswer WithHeaders(this LineageAnswer answer, HttpResponse response)
    {
        response.Headers["X-Total-Count"] = answer.TotalNodes.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Truncated"] = answer.Truncated ? "true" : "false";
        return answer;
    }
}
