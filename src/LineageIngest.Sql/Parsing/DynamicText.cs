namespace LineageIngest.Sql.Parsing;

/// <summary>A text that a script puts together, as far as it is known.</summary>
/// <param name="Text">Its characters; <see cref="Hole"/> stands for what only a run knows.</param>
/// <param name="Start">Where its first literal piece stands in the script, or -1.</param>
/// <param name="Pieces">How many literals it is made of.</param>
readonly record struct DynamicText(string Text, int Start, int Pieces)
{
    /// <summary>A private-use character, which the lexer takes for a letter: what only a run knows.</summary>
    public const char Hole = '\uE001';

    public static DynamicText Unknown { get; } = new(Hole.ToString(), -1, 0);

    public static DynamicText Empty { get; } = new("", -1, 0);

    public bool HasHoles => Text.Contains(Hole, StringComparison.Ordinal);

    /// <summary>Whether any of it is literal.</summary>
    public bool IsKnown => Pieces > 0;

    public static DynamicText operator +(DynamicText left, DynamicText right) =>
        new(left.Text + right.Text, left.Start < 0 ? right.Start : left.Start, left.Pieces + right.Pieces);
}
