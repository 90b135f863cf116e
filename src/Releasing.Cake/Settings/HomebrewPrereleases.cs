namespace Releasing.Cake.Settings;

/// <summary>What becomes of pre-releases in a tap.</summary>
public enum HomebrewPrereleases
{
    /// <summary>Nothing: users of the formula get stable versions, as Homebrew wants it of every formula.</summary>
    Nowhere,

    /// <summary>A formula beside the stable one, named after the version they lead to: <c>tool@1.3</c> for 1.3.0-rc.1.</summary>
    Versioned,
}
