namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>The roots that answers name, without a slash at the end.</summary>
/// <param name="Api">Of the API.</param>
/// <param name="Uploads">Of uploads.</param>
/// <param name="Site">Of pages and downloads.</param>
/// <param name="Storage">Of the storage that downloads are redirected to.</param>
internal sealed record Addresses(string Api, string Uploads, string Site, string Storage)
{
    /// <summary>The names of the real hosts, for clients on the socket.</summary>
    public static readonly Addresses Public = new("https://api.github.com", "https://uploads.github.com", "https://github.com", "https://objects.githubusercontent.com");
}
