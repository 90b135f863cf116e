namespace Releasing.Cake.Tools.DotNet;

/// <summary>What every run of the <c>dotnet</c> program that builds has in common.</summary>
public abstract class DotNetSettingsBase : LoggedToolSettings
{
    /// <summary>The project file, full path.</summary>
    public string Project { get; set; } = "";

    /// <summary>MSBuild properties, name to value; values may hold any character. Default: none.</summary>
    public IDictionary<string, string> Properties { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The properties as arguments, sorted by name.</summary>
    protected IEnumerable<string> PropertyArguments() => Properties
        .OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => Property(property.Key, property.Value));

    /// <summary>One property as an argument.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, any text.</param>
    protected static string Property(string name, string value) => $"-p:{name}={Escape(value)}";

    // MSBuild takes these characters for its own ("MSBuild special characters", Microsoft documentation).
    private static string Escape(string value)
    {
        var escaped = new System.Text.StringBuilder(value.Length);
        foreach (var character in value)
        {
            if ("%$@'();,?*\"".Contains(character, StringComparison.Ordinal))
            {
                escaped.Append('%').Append(((int)character).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }
}
