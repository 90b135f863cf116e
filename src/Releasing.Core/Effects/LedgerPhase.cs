using System.Text.Json.Serialization;

namespace Releasing.Effects;

/// <summary>What a ledger record says about its effect.</summary>
public enum LedgerPhase
{
    /// <summary>It is about to be applied.</summary>
    [JsonStringEnumMemberName("intent")]
    Intent,

    /// <summary>It was applied.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>It was found to be there already with the same bytes.</summary>
    [JsonStringEnumMemberName("adopted")]
    Adopted,

    /// <summary>Applying it failed; the world may have changed or not, the next probe tells.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It was taken back.</summary>
    [JsonStringEnumMemberName("undone")]
    Undone,
}
