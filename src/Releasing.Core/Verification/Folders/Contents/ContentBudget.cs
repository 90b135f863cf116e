namespace Releasing.Verification.Folders.Contents;

/// <summary>How much one file may unpack to, and how many members it may have.</summary>
/// <param name="packed">The size of the file.</param>
internal sealed class ContentBudget(long packed)
{
    // Beyond what any program compresses to; deflate alone can reach 1032.
    private const long LargestRatio = 250;
    private const long AlwaysAllowed = 64L * 1024 * 1024;
    private const long Largest = 64L * 1024 * 1024 * 1024;
    private const int MostMembers = 500_000;

    private readonly long _limit = Math.Min(Largest, Math.Max(AlwaysAllowed, packed * LargestRatio));
    private long _spent;
    private int _members;

    public int Spend(int bytes)
    {
        SpendAll(bytes);
        return bytes;
    }

    /// <summary>Takes what something is going to unpack to, before it does.</summary>
    public void SpendAll(long bytes)
    {
        _spent += bytes;
        if (_spent > _limit)
        {
            throw new CheckFailedException(FolderReason.ContentsTooLarge, $"It unpacks to more than {_limit} bytes, very many times its size.");
        }
    }

    public void Member()
    {
        if (++_members > MostMembers)
        {
            throw new CheckFailedException(FolderReason.ContentsTooLarge, $"It has more than {MostMembers} members.");
        }
    }
}
