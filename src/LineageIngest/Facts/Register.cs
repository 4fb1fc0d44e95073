namespace LineageIngest.Facts;

/// <summary>A value and the stamp of the event that set it; merging keeps the greater stamp.</summary>
public sealed record Register<T>(Stamp Stamp, T Value);

public static class Register
{
    public static Register<T>? Merge<T>(Register<T>? left, Register<T>? right) =>
        left is null ? right
        : right is null || left.Stamp >= right.Stamp ? left
        : right;
}
