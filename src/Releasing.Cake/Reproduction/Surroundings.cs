namespace Releasing.Cake.Reproduction;

/// <summary>What is different around the second build: the time zone, the folder for temporary files, and every compiler cache.</summary>
internal sealed class Surroundings
{
    private const string FarEast = "Pacific/Kiritimati";
    private const string FarWest = "Pacific/Pago_Pago";
    private const int FarEastHours = 14;

    private readonly string _folder;

    /// <param name="folder">Where caches and temporary files go.</param>
    public Surroundings(string folder) => _folder = folder;

    /// <summary>A time zone that is not this machine's.</summary>
    public static string TimeZone => TimeZoneInfo.Local.BaseUtcOffset.TotalHours >= FarEastHours ? FarWest : FarEast;

    /// <summary>The variables of the second build. Downloaded sources are kept: the lock files hold their digests.</summary>
    public IDictionary<string, string> Variables()
    {
        var temporary = Fresh("tmp");
        return new Dictionary<string, string>
        {
            ["TZ"] = TimeZone,
            ["TMPDIR"] = temporary,
            ["TMP"] = temporary,
            ["TEMP"] = temporary,
            ["GOCACHE"] = Fresh("go"),
            ["ZIG_GLOBAL_CACHE_DIR"] = Fresh("zig"),
            ["ZIG_LOCAL_CACHE_DIR"] = Fresh("zig-local"),
            ["CCACHE_DIR"] = Fresh("ccache"),
            ["SCCACHE_RECACHE"] = "1",

            // The compiler servers of .NET outlive a build, and with it the umask and time zone they were started with.
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["UseSharedCompilation"] = "false",
        };
    }

    private string Fresh(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
}
