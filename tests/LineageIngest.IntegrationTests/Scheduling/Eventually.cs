namespace LineageIngest.IntegrationTests.Scheduling;

static class Eventually
{
    /// <summary>Returns when the condition holds; fails when it does not within the time.</summary>
    public static async Task HoldsAsync(
        Func<Task<bool>> condition,
        int seconds,
        [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string expected = ""
    )
    {
        for (var waited = 0; waited < seconds * 20; waited++)
        {
            if (await condition())
                return;
            await Task.Delay(50);
        }
        Assert.Fail($"not within {seconds} s: {expected}");
    }
}
