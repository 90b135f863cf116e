namespace Releasing.Formats.Msi;

/// <summary>A value that the installation writes into the registry and the removal takes away.</summary>
/// <param name="Key">The key, parts separated by <c>\</c>.</param>
/// <param name="Name">The value's name; empty for the key's default value.</param>
/// <param name="Value">The value as <see cref="Kind"/> says; <c>[INSTALLFOLDER]</c> stands for the install folder.</param>
public sealed record MsiRegistryValue(string Key, string Name, string Value)
{
    /// <summary>The hive. Default: as the package's scope is.</summary>
    public MsiRegistryRoot Root { get; init; } = MsiRegistryRoot.Scope;

    /// <summary>The type. Default: text.</summary>
    public MsiRegistryKind Kind { get; init; }
}
