using Releasing.Core.Tests.Sboms;
using Releasing.Sboms;

namespace Releasing.AcceptanceTests.Sboms;

/// <summary>The official validators judge what is written, over plain, hostile and random models in every format.</summary>
public sealed class SbomValidatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("releasing-sboms-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task The_official_validators_accept_every_document()
    {
        await WriteAsync(SampleBoms.All.Concat(Random(count: 4, size: 60)));

        Judge();
    }

    [SkippableFact]
    [Trait("Category", "Soak")]
    public async Task The_official_validators_accept_hundreds_of_random_documents()
    {
        await WriteAsync(Random(count: 300, size: 80));

        Judge();
    }

    private static IEnumerable<(string Name, Bom Bom)> Random(int count, int size) => Enumerable.Range(100, count).Select(seed =>
        ($"random-{seed}", SampleBoms.Archive with { Subject = SampleBoms.Archive.Subject with { Inventories = [SampleBoms.Random(seed, size), SampleBoms.Random(seed + 1, size / 2)] } }));

    private async Task WriteAsync(IEnumerable<(string Name, Bom Bom)> boms)
    {
        foreach (var (name, bom) in boms)
        {
            // The validator of CycloneDX needs seconds for thousands of components, and 1.7 is the same document.
            foreach (var format in Enum.GetValues<SbomFormat>().Where(format => format != SbomFormat.CycloneDx17 || name != "many"))
            {
                await SbomFile.WriteAsync(Path.Combine(_folder, $"{name}-{format}.json"), bom, format);
            }
        }
    }

    private void Judge() => NodeScript.Run("Sboms/validate-sboms.js", _folder).ShouldBeAccepted();
}
