namespace Releasing.Cake.Running;

/// <summary>How an item ended.</summary>
public enum ItemOutcome
{
    /// <summary>It was made.</summary>
    Made,

    /// <summary>It was there already and nothing it depends on has changed.</summary>
    UpToDate,

    /// <summary>It failed.</summary>
    Failed,
}
