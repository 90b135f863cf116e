namespace Releasing.Formats.Linux;

/// <summary>What a package manager is told about a file.</summary>
[Flags]
public enum PackageFileTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Administrators edit it: kept on upgrade when edited (deb conffile, rpm <c>%config</c>).</summary>
    Config = 1,

    /// <summary>The new version of an edited file is put beside it, not over it (rpm <c>%config(noreplace)</c>; deb always does). Implies <see cref="Config"/>.</summary>
    NoReplace = 2,

    /// <summary>It is no fault when the file is missing (rpm <c>%config(missingok)</c>).</summary>
    MissingOk = 4,

    /// <summary>The package owns it and does not bring it (rpm <c>%ghost</c>).</summary>
    Ghost = 8,

    /// <summary>Documentation (rpm <c>%doc</c>).</summary>
    Documentation = 16,

    /// <summary>A licence text (rpm <c>%license</c>).</summary>
    Licence = 32,

    /// <summary>A readme (rpm <c>%readme</c>).</summary>
    Readme = 64,
}
