using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Expressions;

/// <summary>Functions that ask a model or another service: <c>AI_SUMMARIZE(a)</c>, <c>AI_GENERATE_EMBEDDINGS(a USE MODEL m)</c>.</summary>
static class AiCalls
{
    /// <summary>The call, or null where it is another expression.</summary>
    public static FunctionCall? Of(Dom.ScalarExpression call) =>
        call switch
        {
            Dom.AIAnalyzeSentimentFunctionCall sentiment => Call("AI_ANALYZE_SENTIMENT", sentiment.Input),
            Dom.AIClassifyFunctionCall classify => Call("AI_CLASSIFY", [classify.Input, .. classify.Labels]),
            Dom.AIExtractFunctionCall extract => Call("AI_EXTRACT", [extract.Input, .. extract.Labels]),
            Dom.AIFixGrammarFunctionCall grammar => Call("AI_FIX_GRAMMAR", grammar.Input),
            Dom.AIGenerateEmbeddingsFunctionCall embed => Call("AI_GENERATE_EMBEDDINGS", embed.Input, embed.OptionalParameters),
            Dom.AIGenerateResponseFunctionCall respond => Call("AI_GENERATE_RESPONSE", respond.PromptPart1, respond.PromptPart2),
            Dom.AISummarizeFunctionCall summarize => Call("AI_SUMMARIZE", summarize.Input),
            Dom.AITranslateFunctionCall translate => Call("AI_TRANSLATE", translate.Input, translate.Language),
            Dom.InvokeExternalApiFunctionCall invoke => Call(invoke.FunctionName?.Value ?? "INVOKE_EXTERNAL_API", [.. invoke.Arguments]),
            _ => null,
        };

    static FunctionCall? Call(string name, params Dom.ScalarExpression?[] arguments)
    {
        var place = Array.Find(arguments, argument => argument is not null);
        var span = place is null ? default : Names.SpanOf(place);
        var function = new QualifiedName([new Identifier(name, false, span)], span);
        return new FunctionCall(function, Scalars.OfAny(arguments), null, null, span);
    }
}
