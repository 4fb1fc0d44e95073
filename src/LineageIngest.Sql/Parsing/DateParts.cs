namespace LineageIngest.Sql.Parsing;

/// <summary>Words that name a part of a date where a function or an interval expects one: they are no columns there.</summary>
static class DateParts
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "year", "years", "yy", "yyyy", "yr", "isoyear", "quarter", "quarters", "qq", "qtr", "q", "month", "months", "mm", "mon", "mth", "m",
        "week", "weeks", "wk", "ww", "w", "isoweek", "iso_week", "weekday", "dw", "dow", "isodow", "day", "days", "dd", "d", "dayofyear", "doy", "dy", "y", "dayofweek", "dayofweekiso", "dayofmonth",
        "hour", "hours", "hh", "h", "minute", "minutes", "mi", "n", "min", "second", "seconds", "ss", "s", "sec", "millisecond", "milliseconds", "ms",
        "microsecond", "microseconds", "us", "mcs", "nanosecond", "nanoseconds", "ns", "epoch", "epoch_second", "century", "centuries", "decade", "decades", "millennium", "date", "time", "tzoffset", "tz",
        "timezone", "timezone_hour", "timezone_minute", "year_month", "day_hour", "day_minute", "day_second", "hour_minute", "hour_second", "minute_second", "sql_tsi_day", "sql_tsi_month", "sql_tsi_year", "sql_tsi_hour", "sql_tsi_minute", "sql_tsi_second", "sql_tsi_week",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string> PartFirst = new(StringComparer.OrdinalIgnoreCase)
    {
        "dateadd", "datediff", "datediff_big", "datepart", "datename", "date_part", "timestampadd", "timestampdiff", "timeadd", "timediff", "datetrunc", "date_bucket", "date_add", "date_sub", "date_diff", "extract", "date_trunc",
    };

    private static readonly HashSet<string> PartLast = new(StringComparer.OrdinalIgnoreCase)
    {
        "date_trunc", "timestamp_trunc", "datetime_trunc", "time_trunc", "date_diff", "timestamp_diff", "datetime_diff", "time_diff", "last_day", "next_day", "generate_date_array", "generate_timestamp_array",
        "months_between", "date_bucket", "trunc",
    };

    public static bool Is(ReadOnlySpan<char> text) => Names.Contains(text);

    /// <summary>Whether the first argument of the function may be a bare part: <c>DATEADD(day, 1, x)</c>.</summary>
    public static bool ComeFirstIn(string function) => PartFirst.Contains(function);

    /// <summary>Whether the last argument of the function may be a bare part: <c>DATE_TRUNC(x, MONTH)</c>.</summary>
    public static bool ComeLastIn(string function) => PartLast.Contains(function);
}
