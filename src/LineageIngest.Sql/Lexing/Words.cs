namespace LineageIngest.Sql.Lexing;

/// <summary>Finds words by their text and tells what they may be.</summary>
static class Words
{
    static readonly Word[] _expressionStops =
    [
        Word.Select,
        Word.Sel,
        Word.From,
        Word.Where,
        Word.Group,
        Word.Order,
        Word.Having,
        Word.Union,
        Word.Intersect,
        Word.Minus,
        Word.Then,
        Word.When,
        Word.Else,
        Word.End,
        Word.As,
        Word.And,
        Word.Or,
        Word.On,
        Word.Join,
        Word.Inner,
        Word.Into,
        Word.Cross,
        Word.Natural,
        Word.By,
        Word.In,
        Word.Is,
        Word.Like,
        Word.Ilike,
        Word.Between,
        Word.Using,
        Word.Limit,
        Word.Returning,
        Word.Qualify,
        Word.Fetch,
        Word.Set,
        Word.Partition,
        Word.With,
        Word.Except,
    ];

    static readonly Word[] _noColumnAliases =
    [
        Word.Select,
        Word.Sel,
        Word.From,
        Word.Where,
        Word.Group,
        Word.Order,
        Word.Having,
        Word.Limit,
        Word.Offset,
        Word.Fetch,
        Word.Union,
        Word.Intersect,
        Word.Except,
        Word.Minus,
        Word.Qualify,
        Word.Window,
        Word.Into,
        Word.As,
        Word.On,
        Word.Using,
        Word.Join,
        Word.Inner,
        Word.Cross,
        Word.Natural,
        Word.And,
        Word.Or,
        Word.Not,
        Word.In,
        Word.Is,
        Word.Like,
        Word.Ilike,
        Word.Rlike,
        Word.Regexp,
        Word.Similar,
        Word.Between,
        Word.Case,
        Word.When,
        Word.Then,
        Word.Else,
        Word.End,
        Word.Collate,
        Word.Over,
        Word.Filter,
        Word.Within,
        Word.Set,
        Word.Returning,
        Word.Bulk,
        Word.With,
        Word.Values,
        Word.For,
        Word.Lateral,
        Word.Prewhere,
        Word.Settings,
        Word.Asc,
        Word.Desc,
        Word.Div,
        Word.Xor,
        Word.Escape,
        Word.Sounds,
        Word.Insert,
    ];

    static readonly Word[] _noTableAliases =
    [
        Word.Select,
        Word.Sel,
        Word.From,
        Word.Where,
        Word.Group,
        Word.Order,
        Word.Having,
        Word.Limit,
        Word.Offset,
        Word.Fetch,
        Word.Union,
        Word.Intersect,
        Word.Except,
        Word.Minus,
        Word.Qualify,
        Word.Window,
        Word.Into,
        Word.As,
        Word.On,
        Word.Using,
        Word.Join,
        Word.Inner,
        Word.Left,
        Word.Right,
        Word.Full,
        Word.Cross,
        Word.Natural,
        Word.Outer,
        Word.Lateral,
        Word.StraightJoin,
        Word.Asof,
        Word.Semi,
        Word.Anti,
        Word.Positional,
        Word.Global,
        Word.Any,
        Word.All,
        Word.And,
        Word.Or,
        Word.Not,
        Word.When,
        Word.Then,
        Word.Else,
        Word.End,
        Word.Set,
        Word.Returning,
        Word.Output,
        Word.Values,
        Word.With,
        Word.For,
        Word.Pivot,
        Word.Unpivot,
        Word.Tablesample,
        Word.Sample,
        Word.MatchRecognize,
        Word.Prewhere,
        Word.Settings,
        Word.Format,
        Word.Final,
        Word.Sort,
        Word.Cluster,
        Word.Distribute,
        Word.Connect,
        Word.Start,
        Word.Option,
        Word.Partition,
        Word.Default,
        Word.At,
        Word.Before,
        Word.Changes,
        Word.Version,
        Word.Timestamp,
        Word.SystemTime,
        Word.Use,
        Word.Ignore,
        Word.Force,
        Word.Only,
        Word.Lock,
        Word.Do,
        Word.Return,
        Word.Loop,
        Word.Is,
        Word.In,
        Word.Like,
        Word.Case,
        Word.Desc,
        Word.Asc,
        Word.By,
        Word.Array,
        Word.Apply,
        Word.Overwrite,
        Word.Hint,
        Word.Align,
        Word.Normalize,
        Word.Keep,
        Word.Insert,
        Word.Update,
        Word.Delete,
        Word.Merge,
    ];

    static readonly Word[] _verbs =
    [
        Word.Select,
        Word.Sel,
        Word.Insert,
        Word.Update,
        Word.Delete,
        Word.Merge,
        Word.Create,
        Word.Alter,
        Word.Drop,
        Word.Truncate,
        Word.Declare,
        Word.Exec,
        Word.Execute,
        Word.While,
        Word.If,
        Word.Begin,
        Word.Print,
        Word.Return,
        Word.Use,
        Word.Grant,
        Word.Revoke,
        Word.Deny,
        Word.Throw,
        Word.Raiserror,
        Word.Commit,
        Word.Rollback,
        Word.Go,
        Word.Waitfor,
        Word.Dbcc,
        Word.Backup,
        Word.Restore,
        Word.Call,
        Word.Open,
        Word.Close,
        Word.Fetch,
        Word.Deallocate,
        Word.Set,
        Word.Goto,
        Word.Break,
        Word.Continue,
        Word.Save,
        Word.Bulk,
        Word.Replace,
        Word.Copy,
        Word.Unload,
    ];

    static readonly string[] _texts = Enum.GetNames<Word>().Select(Spell).ToArray();

    static readonly WordUse[] _uses = CollectUses();

    const int Slots = 4096;

    static readonly Word[] _table = FillTable();

    public static WordUse Use(Word word) => _uses[(int)word];

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

    public static Word Find(ReadOnlySpan<char> text, int hash)
    {
        for (var slot = Slot(hash); _table[slot] != Word.None; slot = (slot + 1) & (Slots - 1))
        {
            if (text.Equals(_texts[(int)_table[slot]], StringComparison.OrdinalIgnoreCase))
            {
                return _table[slot];
            }
        }

        return Word.None;
    }

    static int Slot(int hash) => (hash ^ (hash >> 12)) & (Slots - 1);

    static Word[] FillTable()
    {
        var table = new Word[Slots];
        for (var word = 1; word < _texts.Length; word++)
        {
            var slot = Slot(Hash(_texts[word]));
            while (table[slot] != Word.None)
            {
                slot = (slot + 1) & (Slots - 1);
            }

            table[slot] = (Word)word;
        }

        return table;
    }

    static WordUse[] CollectUses()
    {
        var uses = new WordUse[_texts.Length];
        Mark(_expressionStops, WordUse.StopsExpression);
        Mark(_noColumnAliases, WordUse.NoColumnAlias);
        Mark(_noTableAliases, WordUse.NoTableAlias);
        Mark(_verbs, WordUse.Verb);
        return uses;

        void Mark(Word[] words, WordUse use)
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
