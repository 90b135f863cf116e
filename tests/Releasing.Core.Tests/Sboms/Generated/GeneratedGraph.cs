using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms.Generated;

/// <summary>
/// A graph of packages as large projects have them, the same for the same seed: scoped names, two versions of some names, cycles, packages that only development or only an optional way leads to.
/// What lock files are written from, and so the truth about them.
/// </summary>
internal sealed class GeneratedGraph
{
    public GeneratedGraph(int seed, int count, int needsPerPackage = 3, string prefix = "")
    {
        var random = new Random(seed);
        for (var index = 0; index < count; index++)
        {
            // The first packages carry the others; every tenth is for development, every eleventh optional.
            var scope = index < 10 ? ComponentScope.Required : index % 10 == 0 ? ComponentScope.Development : index % 11 == 0 ? ComponentScope.Optional : ComponentScope.Required;

            // Every thirteenth is a second version of an earlier name.
            var first = index > 26 && index % 13 == 0 && scope == ComponentScope.Required ? Packages[index - 12] : null;
            first = first is { Scope: ComponentScope.Required, First: null } ? first : null;
            var name = first?.Name ?? (index % 7 == 3 ? $"@scope{index % 5}/{prefix}part-{index}" : $"{prefix}package-{index}");
            Packages.Add(new GeneratedPackage(index, name, first is null ? $"1.{index % 9}.{index}" : $"2.0.{index}", scope, first));
        }

        foreach (var package in Packages)
        {
            Connect(package, random, needsPerPackage);
        }
    }

    public List<GeneratedPackage> Packages { get; } = [];

    /// <summary>What the project itself needs, of one kind.</summary>
    public IEnumerable<GeneratedPackage> Direct(ComponentScope scope) => Packages.Where(package => package.Scope == scope && package.IsDirect);

    // Somebody needs each package, so that everything is reached; other edges go anywhere, back too.
    private void Connect(GeneratedPackage package, Random random, int needs)
    {
        var holder = Packages[random.Next(0, Math.Min(10, package.Index + 1))];
        package.IsDirect = package.Index < 10 || (package.First is null && package.Scope != ComponentScope.Optional && (package.Scope == ComponentScope.Development || package.Index % 9 == 0));
        if (!package.IsDirect)
        {
            Need(package.Scope == ComponentScope.Required && package.First is null && package.Index > 40 ? Earlier(package, random) : holder, package);
        }

        for (var count = random.Next(0, needs + 1); count > 0; count--)
        {
            var target = Packages[random.Next(Packages.Count)];
            if (target.Scope == ComponentScope.Required && target.First is null)
            {
                Need(package, target);
            }
        }
    }

    private GeneratedPackage Earlier(GeneratedPackage package, Random random)
    {
        var candidate = Packages[random.Next(0, package.Index)];
        return candidate is { Scope: ComponentScope.Required, First: null } ? candidate : Packages[random.Next(0, 10)];
    }

    private static void Need(GeneratedPackage from, GeneratedPackage to)
    {
        // Of two versions of a name a package needs one at most.
        if (from != to && from.Needs.All(known => known.Name != to.Name) && from.Name != to.Name)
        {
            from.Needs.Add(to);
        }
        else if (from.Needs.All(known => known != to))
        {
            to.IsDirect |= to.First is null;
            to.IsLost = to.First is not null;
        }
    }
}
