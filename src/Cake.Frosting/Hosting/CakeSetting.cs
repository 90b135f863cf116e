namespace Cake.Frosting.Hosting;

/// <summary>The default that the build gave to a Cake setting.</summary>
internal sealed class CakeSetting(string key, string value)
{
    public string Key { get; } = key ?? throw new ArgumentNullException(nameof(key));

    public string Value { get; } = value ?? throw new ArgumentNullException(nameof(value));
}
