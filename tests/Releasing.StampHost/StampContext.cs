using System.Globalization;
using Cake.Core;
using Releasing.Cake;

namespace Releasing.StampHost;

/// <summary>A repository that writes the time of the build into a Go program (<c>--stamp=program</c>) or an archive (<c>--stamp=archive</c>).</summary>
public sealed class StampContext : ReleaseContext
{
    public StampContext(ICakeContext context)
        : base(context)
    {
        // Where the tests run there is no network.
        Settings.CodeSigning.Windows.TimestampServers.Clear();
        Stamp = context.Arguments.GetArguments("stamp").LastOrDefault();
        if (Stamp == "program")
        {
            Settings.Go.LinkerFlags = $"-X main.built={Now}";
        }
    }

    public static string Now => DateTime.UtcNow.ToString("'built-'yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);

    public string? Stamp { get; }
}
