using System.Globalization;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Moments as the API writes them (RFC 3339, whole seconds, UTC).</summary>
internal static class Moment
{
    public static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
