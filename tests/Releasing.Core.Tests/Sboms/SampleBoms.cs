using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms;

/// <summary>Models that the tests of writers and readers share: plain ones, hostile ones and random ones with a fixed seed.</summary>
public static class SampleBoms
{
    private static readonly string[] s_hostile =
    [
        "quote\"back\\slash", "line\nbreak\r\n", "nul\0bell\a", "right\u202Eleft", "snowman ☃ 🦀", "lone\uD800surrogate", "<script>&amp;", "a/b/c", "../../etc/passwd",
        "%25%2F", " spaced  out ", "#fragment?query=1", "@scope/name", "{{template}}", new string('x', 500), "-", ".", "名前", "e\u0301",
    ];

    private static readonly string?[] s_licences =
    [
        null, "", "MIT", "apache-2.0", "MIT OR Apache-2.0", "(MIT AND (BSD-3-Clause OR ISC))", "GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0+", "Apache-2.0+", "MIT/Apache-2.0",
        "SEE LICENSE IN LICENSE.txt", "UNLICENSED", "LicenseRef-own", "MIT OR LicenseRef-own", "DocumentRef-x:LicenseRef-y", "MIT OR", "((((", "BSD", "line\nbreak", "mit or isc", "Licence \u202E text \"x\"",
    ];

    /// <summary>All plain ones, each with what it is about.</summary>
    public static IEnumerable<(string Name, Bom Bom)> All =>
    [
        ("archive", Archive),
        ("release", Release),
        ("empty", Archive with { Subject = Archive.Subject with { Inventories = [] } }),
        ("nothing-in-it", Archive with { Subject = Archive.Subject with { Inventories = [Inventory.Empty] } }),
        ("anonymous", Anonymous),
        ("hostile", Hostile),
        ("cycle", Archive with { Subject = Archive.Subject with { Inventories = [Cycle()] } }),
        ("unknown-edges", Archive with { Subject = Archive.Subject with { Inventories = [Flat(20)] } }),
        ("many", Archive with { Subject = Archive.Subject with { Inventories = [Random(1, 5000)] } }),
    ];

    /// <summary>An archive with three crates in it.</summary>
    public static Bom Archive => new()
    {
        Subject = File("tool-1.2.3-linux-x86_64.tar.gz", 'a', BomPurpose.Archive) with { Inventories = [Small()] },
        Phase = BomPhase.DuringBuild,
        Timestamp = new DateTimeOffset(2024, 2, 29, 13, 14, 15, TimeSpan.FromHours(2)),
        Tool = new BomTool("releasing", "1.0.0", "The Releasing project"),
        Author = new BomParty("Ada Lovelace", "ada@example.org", IsPerson: true),
    };

    /// <summary>A whole release: two files, and what the repository's lock file says.</summary>
    public static Bom Release => Archive with
    {
        Subject = Archive.Subject with
        {
            Name = "tool",
            PackageUrl = "pkg:github/ada/tool@v1.2.3",
            Purpose = BomPurpose.Application,
            Hashes = [],
            Inventories = [WithScopes()],
        },
        Parts = [Archive.Subject, File("tool_1.2.3_amd64.deb", 'b', BomPurpose.Install) with { Inventories = [Small(), Flat(3)] }],
    };

    /// <summary>Nothing is known but a name.</summary>
    public static Bom Anonymous => new()
    {
        Subject = new BomSubject { Name = "x", PackageUrl = "pkg:generic/x", Purpose = BomPurpose.File },
        Phase = BomPhase.AfterBuild,
        Timestamp = DateTimeOffset.UnixEpoch,
        Tool = new BomTool("releasing", null),
    };

    /// <summary>Every text is the worst that a lock file can hold.</summary>
    public static Bom Hostile
    {
        get
        {
            var builder = new InventoryBuilder("hostile");
            var purls = new List<string>();
            foreach (var (name, index) in s_hostile.Select((name, index) => (name, index)))
            {
                foreach (var ecosystem in new[] { Ecosystem.Npm, Ecosystem.Generic })
                {
                    purls.Add(builder.Add(new Component
                    {
                        Ecosystem = ecosystem,
                        Name = name,
                        Version = index % 3 == 0 ? null : index % 3 == 1 ? "" : name,
                        Scope = (ComponentScope)(index % 3),
                        IsFirstParty = index % 4 == 0,
                        Hashes = [new ComponentHash("SHA-256", name), new ComponentHash("h1", "Zm9v"), new ComponentHash("sha-512", new string('A', 128)), new ComponentHash("MD5", new string('0', 31))],
                        Licence = s_licences[index % s_licences.Length],
                        Source = index % 2 == 0 ? name : "git+https://example.org/a b/c.git?x=\"y\"#" + name,
                        FoundIn = [name, "Cargo.lock"],
                    }));
                }
            }

            purls.ForEach(purl => builder.Edge(purls[0], purl));
            builder.Gap("A gap \"with\" \u0001 control \uDC00 characters.");
            return Archive with
            {
                Subject = Archive.Subject with
                {
                    Name = s_hostile[0] + s_hostile[3],
                    Version = s_hostile[1],
                    Description = s_hostile[2],
                    Homepage = "javascript:alert(1)",
                    Repository = "https://example.org/ä ö\"",
                    Licence = "my \"own\" licence\u0000",
                    Supplier = new BomParty("Evil (corp)\nCreator: Tool", "a b@c", IsPerson: true),
                    Inventories = [builder.Build(knowsDependencies: true)],
                },
                Author = new BomParty("(root@localhost)", "<x@y>", IsPerson: false),
                Tool = new BomTool("tool\nwith line", "1 2"),
            };
        }
    }

    /// <summary>A seeded inventory with cycles, scopes, hashes and every kind of licence.</summary>
    public static Inventory Random(int seed, int count)
    {
        var random = new Random(seed);
        var builder = new InventoryBuilder("random");
        var purls = new List<string>();
        for (var index = 0; index < count; index++)
        {
            purls.Add(builder.Add(new Component
            {
                Ecosystem = (Ecosystem)random.Next(6),
                Name = random.Next(20) == 0 ? s_hostile[random.Next(s_hostile.Length)] + index : $"package-{index}",
                Version = random.Next(30) == 0 ? null : $"{random.Next(9)}.{random.Next(99)}.{index}",
                Scope = (ComponentScope)random.Next(3),
                IsFirstParty = random.Next(50) == 0,
                Hashes = random.Next(4) == 0 ? [] : [new ComponentHash("SHA-256", Convert.ToHexStringLower(Bytes(random, 32))), new ComponentHash("SHA-512", Convert.ToHexStringLower(Bytes(random, 64)))],
                Licence = s_licences[random.Next(s_licences.Length)],
                Source = random.Next(10) == 0 ? $"git+https://example.org/{index}.git#{index:x40}" : null,
                FoundIn = ["package-lock.json"],
            }));
        }

        foreach (var purl in purls)
        {
            for (var edges = random.Next(5); edges > 0; edges--)
            {
                builder.Edge(purl, purls[random.Next(purls.Count)]);
            }
        }

        for (var direct = Math.Min(count, 10); direct > 0; direct--)
        {
            builder.Direct(purls[random.Next(purls.Count)]);
        }

        return builder.Build(knowsDependencies: random.Next(4) > 0);
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static BomSubject File(string name, char digit, BomPurpose purpose) => new()
    {
        Name = name,
        Version = "1.2.3",
        PackageUrl = $"pkg:generic/tool@1.2.3?checksum=sha256:{new string(digit, 64)}&file_name={name}",
        Purpose = purpose,
        Supplier = new BomParty("Ada Lovelace", "ada@example.org", IsPerson: true),
        Licence = "MIT OR Apache-2.0",
        Description = "A tool.",
        Homepage = "https://example.org/tool",
        Repository = "git+https://github.com/ada/tool@0123456789012345678901234567890123456789",
        Hashes = [new ComponentHash("SHA-256", new string(digit, 64))],
    };

    private static Inventory Small()
    {
        var builder = new InventoryBuilder("Cargo.lock");
        var own = builder.Add(Crate("tool", "1.2.3") with { IsFirstParty = true });
        var serde = builder.Add(Crate("serde", "1.0.200") with { Hashes = [new ComponentHash("SHA-256", new string('c', 64))], Licence = "MIT OR Apache-2.0" });
        var derive = builder.Add(Crate("serde_derive", "1.0.200") with { Licence = "MIT" });
        builder.Direct(own);
        builder.Edge(own, serde);
        builder.Edge(serde, derive);
        return builder.Build(knowsDependencies: true);
    }

    private static Inventory WithScopes()
    {
        var builder = new InventoryBuilder("Cargo.lock");
        var own = builder.Add(Crate("tool", "1.2.3") with { IsFirstParty = true });
        builder.Direct(own);
        foreach (var scope in Enum.GetValues<ComponentScope>())
        {
            builder.Edge(own, builder.Add(Crate($"a-{scope}", "1.0.0") with { Scope = scope }));
        }

        builder.Gap("Cargo.lock does not tell which features are on.");
        return builder.Build(knowsDependencies: true);
    }

    private static Inventory Cycle()
    {
        var builder = new InventoryBuilder("Cargo.lock");
        var purls = Enumerable.Range(0, 500).Select(index => builder.Add(Crate($"ring-{index}", "1.0.0"))).ToList();
        for (var index = 0; index < purls.Count; index++)
        {
            builder.Edge(purls[index], purls[(index + 1) % purls.Count]);
        }

        builder.Edge(purls[5], purls[5]);
        return builder.Build(knowsDependencies: true);
    }

    private static Inventory Flat(int count)
    {
        var builder = new InventoryBuilder("requirements.txt");
        for (var index = 0; index < count; index++)
        {
            builder.Add(new Component { Ecosystem = Ecosystem.PyPi, Name = $"flat_{index}", Version = "1.0", FoundIn = ["requirements.txt"] });
        }

        return builder.Build(knowsDependencies: false);
    }

    private static Component Crate(string name, string version) => new() { Ecosystem = Ecosystem.Cargo, Name = name, Version = version, FoundIn = ["Cargo.lock"] };
}
