using System.Text;
using Releasing.Failures;
using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms;

/// <summary>Runs a scanner over a text, as tests write it.</summary>
internal static class Scan
{
    public static Inventory Text(IScanner scanner, string path, string text) => Bytes(scanner, path, Encoding.UTF8.GetBytes(text));

    public static Inventory Bytes(IScanner scanner, string path, byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        var inventory = scanner.ScanAsync(stream, path, CancellationToken.None).GetAwaiter().GetResult().ShouldNotBeNull();
        stream.CanRead.ShouldBeTrue();
        return inventory;
    }

    public static InvalidInputException Refusal(IScanner scanner, string path, string text) => Should.Throw<InvalidInputException>(() => Text(scanner, path, text));

    public static Component Named(this Inventory inventory, string name) => inventory.Components.Single(component => component.Name == name);

    public static string[] Purls(this Inventory inventory) => [.. inventory.Components.Select(component => component.PackageUrl)];

    public static IReadOnlyList<string> Needs(this Inventory inventory, string purl) => inventory.Dependencies.GetValueOrDefault(purl, []);
}
