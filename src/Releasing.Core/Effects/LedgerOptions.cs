namespace Releasing.Effects;

/// <summary>How a <see cref="Ledger"/> writes its records.</summary>
public sealed class LedgerOptions
{
    /// <summary>Where the time of a record comes from. Default: the clock of the system.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What every record of this run carries. Default: a random text.</summary>
    public string Run { get; init; } = Guid.NewGuid().ToString("N")[..12];

    /// <summary>Takes secrets out of a text before it is written. Default: leaves it as it is.</summary>
    public Func<string, string> Redact { get; init; } = text => text;
}
