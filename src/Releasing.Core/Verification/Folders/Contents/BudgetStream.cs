using Releasing.Files;

namespace Releasing.Verification.Folders.Contents;

/// <summary>
/// Unpacked bytes, counted: what grows to more than a release could hold, or to very many times its packed size, is refused before it fills memory or time. Reads forward alone.
/// </summary>
internal sealed class BudgetStream(Stream inner, ContentBudget budget) : ReadOnlyStream
{
    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => budget.Spend(inner.Read(buffer));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => budget.Spend(await inner.ReadAsync(buffer, cancellationToken));
}
