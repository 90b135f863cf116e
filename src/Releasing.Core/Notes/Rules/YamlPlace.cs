using System.Globalization;

namespace Releasing.Notes.Rules;

/// <summary>Where a walk through YAML is inside one map or list.</summary>
/// <param name="isMap">Keys and values take turns.</param>
/// <param name="path">The path of the map or list, with a <c>/</c> at its end.</param>
internal sealed class YamlPlace(bool isMap, string path)
{
    private string? _key;
    private int _index;

    public bool IsMap => isMap;

    /// <summary>Whether a scalar is the next key.</summary>
    public bool TakesKey(string text)
    {
        if (!isMap || _key is not null)
        {
            return false;
        }

        _key = text;
        return true;
    }

    /// <summary>The path of the value that comes now, with a <c>/</c> at its end.</summary>
    public string Next()
    {
        var name = isMap ? _key ?? "?" : (_index++).ToString(CultureInfo.InvariantCulture);
        _key = null;
        return $"{path}{name}/";
    }
}
