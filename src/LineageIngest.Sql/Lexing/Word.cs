namespace LineageIngest.Sql.Lexing;

/// <summary>Words that the grammar knows; whether one is a name is for its place to say.</summary>
enum Word : ushort
{
    None,
    Select, Sel, From, Where, Group, Order, By, Having, Limit, Offset, Fetch, Union, Intersect, Except, Minus,
    Qualify, Window, Into, Values, Value, With, Recursive, As, On, Using, Join, Inner, Left, Right, Full, Cross,
    Natural, Outer, Lateral, StraightJoin, Semi, Anti, Asof, Apply, Positional, Global, Any, All, Distinct, Top, And,
    Or, Not, In, Is, Null, Like, Ilike, Rlike, Regexp, Similar, Glob, Match, Between, Exists, Case, When, Then, Else,
    End, Cast, TryCast, SafeCast, Convert, TryConvert, Extract, Interval, Array, Struct, Map, Row, True, False,
    Collate, At, Time, Zone, Escape, Overlaps, Div, Mod, Xor, Sounds, To, For, Over, Partition, Rows, Range, Groups,
    Filter, Within, Ignore, Respect, Nulls, Asc, Desc, First, Last, Separator, Prior, Unbounded, Insert, Update,
    Delete, Merge, Replace, Create, Alter, Drop, Truncate, Table, View, Materialized, Temporary, Temp, Volatile,
    External, Transient, Unlogged, Local, If, Set, Default, Conflict, Duplicate, Key, Do, Nothing, Returning, Output,
    Overwrite, Directory, Matched, Source, Target, Only, Copy, Load, Unload, Export, Import, Data, Put, Get, List,
    Remove, Rm, Ls, Use, Database, Schema, Catalog, SearchPath, Role, Warehouse, Go, Declare, Begin, Loop, While,
    Repeat, Until, Elseif, Elsif, Exception, Call, Exec, Execute, Immediate, Return, Cursor, Open, Close, Let, Print,
    Throw, Raiserror, Raise, Try, Catch, Commit, Rollback, Savepoint, Transaction, Tran, Work, Start, Grant, Revoke,
    Deny, Explain, Describe, Show, Analyze, Vacuum, Cache, Uncache, Refresh, Comment, Lock, Unlock, Optimize, Msck,
    Repair, Attach, Detach, Pragma, System, Kill, Summarize, Procedure, Proc, Function, Trigger, Task, Package, Body,
    Event, Stream, Stage, Index, Sequence, User, Type, Policy, Routine, Model, Snapshot, Dynamic, Streaming, Live,
    Pipe, Dictionary, Pivot, Unpivot, Tablesample, Sample, MatchRecognize, Unnest, Flatten, Ordinality, SystemTime,
    Version, Timestamp, Changes, Before, Final, Prewhere, Settings, Format, Sort, Cluster, Distribute, Connect, Hint,
    Option, Nocycle, Rename, Swap, Exchange, Add, Column, Columns, Modify, Change, Constraint, Primary, Foreign,
    Unique, Check, References, Clone, Shallow, Deep, Append, Switch, Move, Partitioned, Clustered, Stored, Location,
    Tblproperties, Engine, Options, Language, Returns, Date, Datetime, Binary, Character, Double, Precision, Varying,
    Varchar, Long, Unsigned, Signed, Without, Name, Strict, Corresponding, Include, Exclude, Cube, Rollup, Sets,
    Grouping, Conditional, Dblink, Identifier, Current, Of, Percent, Ties, Next, Nowait, Skip, Share, Read, Xml, Json,
    Auto, Browse, Infile, LowPriority, HighPriority, Delayed, Concurrent, Shared, Inpath, Outfile, Dumpfile, Bulk,
    Openrowset, Openquery, Openjson, Openxml, Install, Handler, Continue, Exit, Iterate, Leave, Break, Goto, Waitfor,
    Dbcc, Backup, Restore, Reconfigure, Enable, Disable, Down, Up, Some, Contains, Eq, Ne, Lt, Le, Gt, Ge, Prepare,
    Deallocate, Reset, Discard, Notify, Listen, Unlisten, Checkpoint, Delimiter, Locking, Ins, Upd, Del, Bt, Et,
    Collect, Undrop, Save, Reindex, Contents, Force, Secure, Tables, Views, Round, Placing, Both, Leading, Trailing,
    Wait, Symmetric, Asymmetric, Normalized, Member, Isnull, Notnull, Unknown, Error, Empty, Passing, Keep, Input,
    Align, Normalize, Position, CurrentDate, CurrentTime, CurrentTimestamp, Localtime, Localtimestamp, Sysdate,
    Systimestamp, CurrentUser, SessionUser, CurrentSchema, CurrentCatalog, CurrentRole, Rownum, Indexed, Totals,
    Siblings, Each, Program, Stdin, Stdout, No, Others, Fields, Lines, Serde, Serdeproperties, Databases, Imported,
    Server, Reverse, Perform, National, Raw, Setof, Bytes, Charset, Absent, Overflow, ConnectByRoot, Trim, Decode,
    Iff, Iif, Nvl2, Forall, Constant, Variable, Rowtype, Batch, Atomic, Compound, Owner, Label, Tag, Masking,
    Authorization, After, Instead, Lifecycle, Distributed, Randomly, Distribution, Isolation, Write, Session,
    Statistics, Extension, Domain, Publication, Subscription, Connection, Online, Custom, Binding, Editionable,
    Noneditionable, Algorithm, Definer, Sql, Invoker, Security, Hybrid, Iceberg, Private, Fact, Dimension, Multiset,
    Globals, Memory, Cdc, Zerobased, Parallel,
}

/// <summary>What a word may not be, whatever the dialect.</summary>
[Flags]
enum WordUse : byte
{
    None = 0,

    /// <summary>It ends an expression where a value is expected.</summary>
    StopsExpression = 1,

    /// <summary>Without AS it is no alias of a column.</summary>
    NoColumnAlias = 2,

    /// <summary>Without AS it is no alias of a table.</summary>
    NoTableAlias = 4,

    /// <summary>It begins a statement.</summary>
    Verb = 8,
}
