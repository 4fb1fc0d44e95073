namespace LineageIngest.Sql.Lexing;

/// <summary>A stack on which nested lists are built without a list each: remember <see cref="Count"/>, push, then <see cref="TakeFrom"/>.</summary>
sealed class PooledStack<T>
{
    T[] _items = new T[32];

    public int Count { get; private set; }

    public T this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public void Push(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = item;
    }

    /// <summary>Takes everything above <paramref name="mark"/> off the stack.</summary>
    public T[] TakeFrom(int mark)
    {
        if (Count <= mark)
        {
            return [];
        }

        var taken = _items.AsSpan(mark, Count - mark).ToArray();
        Array.Clear(_items, mark, Count - mark);
        Count = mark;
        return taken;
    }
}
