using System.Globalization;
using Releasing.Cake.Settings;

namespace Releasing.Cake.Builders;

/// <summary>The words <c>{version}</c>, <c>{commit}</c> and <c>{date}</c> in arguments of compilers.</summary>
internal static class VersionWords
{
    /// <summary>Fills them in; the date is that of the contents, RFC 3339 in UTC.</summary>
    public static string Fill(ReleaseContext context, string text) => NameTemplateRules.Fill(text, new Dictionary<string, string>
    {
        ["version"] = context.Version.Version.ToString(),
        ["commit"] = context.Version.Commit,
        ["date"] = context.Version.ContentDate.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    });
}
