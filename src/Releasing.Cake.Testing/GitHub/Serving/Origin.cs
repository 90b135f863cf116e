namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>The host that a request went to.</summary>
internal enum Origin
{
    /// <summary>The API.</summary>
    Api,

    /// <summary>Where assets are uploaded.</summary>
    Uploads,

    /// <summary>Pages, downloads and the storage behind them.</summary>
    Downloads,
}
