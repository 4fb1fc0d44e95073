using System.Buffers.Text;
using System.Text;

namespace LineageIngest.Host.Http;

/// <summary>Where a page ended, as a text that a client hands back unread. Parts may hold anything but NUL, which no stored text holds.</summary>
static class PageCursor
{
    public static string Write(params ReadOnlySpan<string> parts) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\0', parts)));

    /// <summary>The parts, or null when it is no cursor of that many parts.</summary>
    public static string[]? Read(string cursor, int parts)
    {
        if (!Base64Url.IsValid(cursor))
            return null;
        var read = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\0');
        return read.Length == parts ? read : null;
    }
}
