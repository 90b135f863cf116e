using Releasing.Cake.Tools;

namespace Releasing.Cake.Builders;

/// <summary>What every program that a builder starts is told.</summary>
internal static class RequestSettings
{
    /// <summary>Fills in where, log, masking, cancellation and working folder.</summary>
    public static TSettings For<TSettings>(this TSettings settings, BuildRequest request, CancellationToken cancellationToken)
        where TSettings : LoggedToolSettings
    {
        settings.Where = $"{TaskNames.CrossCompile}: {request.Target.Name}";
        settings.Log = request.Log;
        settings.Mask = request.Context.Mask;
        settings.Cancellation = cancellationToken;
        settings.WorkingDirectory = request.Context.Root;
        settings.EnvironmentVariables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // Read by compilers and build scripts alike (https://reproducible-builds.org/specs/source-date-epoch/).
            ["SOURCE_DATE_EPOCH"] = request.Context.Version.ContentDate.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        return settings;
    }
}
