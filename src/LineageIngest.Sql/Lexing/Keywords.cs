namespace LineageIngest.Sql.Lexing;

/// <summary>Finds words by their text and tells what they may be.</summary>
static class Keywords
{
    static readonly Keyword[] _expressionStops =
    [
        Keyword.Select,
        Keyword.Sel,
        Keyword.From,
        Keyword.Where,
        Keyword.Group,
        Keyword.Order,
        Keyword.Having,
        Keyword.Union,
        Keyword.Intersect,
        Keyword.Minus,
        Keyword.Then,
        Keyword.When,
        Keyword.Else,
        Keyword.End,
        Keyword.As,
        Keyword.And,
        Keyword.Or,
        Keyword.On,
        Keyword.Join,
        Keyword.Inner,
        Keyword.Into,
        Keyword.Cross,
        Keyword.Natural,
        Keyword.By,
        Keyword.In,
        Keyword.Is,
        Keyword.Like,
        Keyword.Ilike,
        Keyword.Between,
        Keyword.Using,
        Keyword.Limit,
        Keyword.Returning,
        Keyword.Qualify,
        Keyword.Fetch,
        Keyword.Set,
        Keyword.Partition,
        Keyword.With,
        Keyword.Except,
    ];

    static readonly Keyword[] _noColumnAliases =
    [
        Keyword.Select,
        Keyword.Sel,
        Keyword.From,
        Keyword.Where,
        Keyword.Group,
        Keyword.Order,
        Keyword.Having,
        Keyword.Limit,
        Keyword.Offset,
        Keyword.Fetch,
        Keyword.Union,
        Keyword.Intersect,
        Keyword.Except,
        Keyword.Minus,
        Keyword.Qualify,
        Keyword.Window,
        Keyword.Into,
        Keyword.As,
        Keyword.On,
        Keyword.Using,
        Keyword.Join,
        Keyword.Inner,
        Keyword.Cross,
        Keyword.Natural,
        Keyword.And,
        Keyword.Or,
        Keyword.Not,
        Keyword.In,
        Keyword.Is,
        Keyword.Like,
        Keyword.Ilike,
        Keyword.Rlike,
        Keyword.Regexp,
        Keyword.Similar,
        Keyword.Between,
        Keyword.Case,
        Keyword.When,
        Keyword.Then,
        Keyword.Else,
        Keyword.End,
        Keyword.Collate,
        Keyword.Over,
        Keyword.Filter,
        Keyword.Within,
        Keyword.Set,
        Keyword.Returning,
        Keyword.Bulk,
        Keyword.With,
        Keyword.Values,
        Keyword.For,
        Keyword.Lateral,
        Keyword.Prewhere,
        Keyword.Settings,
        Keyword.Asc,
        Keyword.Desc,
        Keyword.Div,
        Keyword.Xor,
        Keyword.Escape,
        Keyword.Sounds,
        Keyword.Insert,
    ];

    static readonly Keyword[] _noTableAliases =
    [
        Keyword.Select,
        Keyword.Sel,
        Keyword.From,
        Keyword.Where,
        Keyword.Group,
        Keyword.Order,
        Keyword.Having,
        Keyword.Limit,
        Keyword.Offset,
        Keyword.Fetch,
        Keyword.Union,
        Keyword.Intersect,
        Keyword.Except,
        Keyword.Minus,
        Keyword.Qualify,
        Keyword.Window,
        Keyword.Into,
        Keyword.As,
        Keyword.On,
        Keyword.Using,
        Keyword.Join,
        Keyword.Inner,
        Keyword.Left,
        Keyword.Right,
        Keyword.Full,
        Keyword.Cross,
        Keyword.Natural,
        Keyword.Outer,
        Keyword.Lateral,
        Keyword.StraightJoin,
        Keyword.Asof,
        Keyword.Semi,
        Keyword.Anti,
        Keyword.Positional,
        Keyword.Global,
        Keyword.Any,
        Keyword.All,
        Keyword.And,
        Keyword.Or,
        Keyword.Not,
        Keyword.When,
        Keyword.Then,
        Keyword.Else,
        Keyword.End,
        Keyword.Set,
        Keyword.Returning,
        Keyword.Output,
        Keyword.Values,
        Keyword.With,
        Keyword.For,
        Keyword.Pivot,
        Keyword.Unpivot,
        Keyword.Tablesample,
        Keyword.Sample,
        Keyword.MatchRecognize,
        Keyword.Prewhere,
        Keyword.Settings,
        Keyword.Format,
        Keyword.Final,
        Keyword.Sort,
        Keyword.Cluster,
        Keyword.Distribute,
        Keyword.Connect,
        Keyword.Start,
        Keyword.Option,
        Keyword.Partition,
        Keyword.Default,
        Keyword.At,
        Keyword.Before,
        Keyword.Changes,
        Keyword.Version,
        Keyword.Timestamp,
        Keyword.SystemTime,
        Keyword.Use,
        Keyword.Ignore,
        Keyword.Force,
        Keyword.Only,
        Keyword.Lock,
        Keyword.Do,
        Keyword.Return,
        Keyword.Loop,
        Keyword.Is,
        Keyword.In,
        Keyword.Like,
        Keyword.Case,
        Keyword.Desc,
        Keyword.Asc,
        Keyword.By,
        Keyword.Array,
        Keyword.Apply,
        Keyword.Overwrite,
        Keyword.Hint,
        Keyword.Align,
        Keyword.Normalize,
        Keyword.Keep,
        Keyword.Insert,
        Keyword.Update,
        Keyword.Delete,
        Keyword.Merge,
    ];

    static readonly Keyword[] _verbs =
    [
        Keyword.Select,
        Keyword.Sel,
        Keyword.Insert,
        Keyword.Update,
        Keyword.Delete,
        Keyword.Merge,
        Keyword.Create,
        Keyword.Alter,
        Keyword.Drop,
        Keyword.Truncate,
        Keyword.Declare,
        Keyword.Exec,
        Keyword.Execute,
        Keyword.While,
        Keyword.If,
        Keyword.Begin,
        Keyword.Print,
        Keyword.Return,
        Keyword.Use,
        Keyword.Grant,
        Keyword.Revoke,
        Keyword.Deny,
        Keyword.Throw,
        Keyword.Raiserror,
        Keyword.Commit,
        Keyword.Rollback,
        Keyword.Go,
        Keyword.Waitfor,
        Keyword.Dbcc,
        Keyword.Backup,
        Keyword.Restore,
        Keyword.Call,
        Keyword.Open,
        Keyword.Close,
        Keyword.Fetch,
        Keyword.Deallocate,
        Keyword.Set,
        Keyword.Goto,
        Keyword.Break,
        Keyword.Continue,
        Keyword.Save,
        Keyword.Bulk,
        Keyword.Replace,
        Keyword.Copy,
        Keyword.Unload,
    ];

    static readonly string[] _texts = Enum.GetNames<Keyword>().Select(Spell).ToArray();

    static readonly KeywordUse[] _uses = CollectUses();

    const int Slots = 4096;

    static readonly Keyword[] _table = FillTable();

    public static KeywordUse Use(Keyword word) => _uses[(int)word];

    /// <summary>The hash that <see cref="Find"/> expects, over the text in lower case.</summary>
    public static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 17;
        foreach (var character in text)
        {
            hash = Step(hash, character);
        }

        return hash;
    }

    public static int Step(int hash, char character) =>
        unchecked((hash * 31) + (character is >= 'A' and <= 'Z' ? character | 0x20 : character));

    public static Keyword Find(ReadOnlySpan<char> text, int hash)
    {
        for (var slot = Slot(hash); _table[slot] != Keyword.None; slot = (slot + 1) & (Slots - 1))
        {
            if (text.Equals(_texts[(int)_table[slot]], StringComparison.OrdinalIgnoreCase))
            {
                return _table[slot];
            }
        }

        return Keyword.None;
    }

    static int Slot(int hash) => (hash ^ (hash >> 12)) & (Slots - 1);

    static Keyword[] FillTable()
    {
        var table = new Keyword[Slots];
        for (var word = 1; word < _texts.Length; word++)
        {
            var slot = Slot(Hash(_texts[word]));
            while (table[slot] != Keyword.None)
            {
                slot = (slot + 1) & (Slots - 1);
            }

            table[slot] = (Keyword)word;
        }

        return table;
    }

    static KeywordUse[] CollectUses()
    {
        var uses = new KeywordUse[_texts.Length];
        Mark(_expressionStops, KeywordUse.StopsExpression);
        Mark(_noColumnAliases, KeywordUse.NoColumnAlias);
        Mark(_noTableAliases, KeywordUse.NoTableAlias);
        Mark(_verbs, KeywordUse.Verb);
        return uses;

        void Mark(Keyword[] words, KeywordUse use)
        {
            foreach (var word in words)
            {
                uses[(int)word] |= use;
            }
        }
    }

    // TryCast is spelled TRY_CAST: an underscore before each capital but the first.
    static string Spell(string name)
    {
        var text = new System.Text.StringBuilder();
        foreach (var character in name)
        {
            if (char.IsUpper(character) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(character));
        }

        return text.ToString();
    }
}
