using Releasing.Sboms;
using Releasing.Sboms.DotNet;
using Releasing.Sboms.Go;
using Releasing.Sboms.Node;
using Releasing.Sboms.Python;
using Releasing.Sboms.Rust;

namespace Releasing.Core.Tests.Sboms.Hostile;

/// <summary>A format of lock files with the texts that would hurt a careless reader of it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Scanner">Its scanner.</param>
/// <param name="Giants">One token of 1,024 characters a row.</param>
/// <param name="Depths">A level a row.</param>
/// <param name="Crowds">A name or a package a row.</param>
internal sealed record HostileFormat(string Path, IScanner Scanner, HostileText[] Giants, HostileText[] Depths, HostileText[] Crowds)
{
    private static readonly string s_kilobyte = new('x', 1024);

    public static IReadOnlyList<HostileFormat> All { get; } =
    [
        Json("npm1/package-lock.json", new PackageLockScanner(), "{\"lockfileVersion\":1,\"dependencies\":{", "{\"version\":\"1.0.0\"}"),
        Json("npm3/package-lock.json", new PackageLockScanner(), "{\"lockfileVersion\":3,\"packages\":{", "{\"version\":\"1.0.0\"}"),
        Json("Pipfile.lock", new PipfileLockScanner(), "{\"_meta\":{},\"default\":{", "{\"version\":\"==1.0\"}"),
        Json("a.deps.json", new DepsJsonScanner(), "{\"libraries\":{", "{\"type\":\"package\"}"),
        Json("packages.lock.json", new PackagesLockScanner(), "{\"version\":1,\"dependencies\":{\"net10.0\":{", "{\"type\":\"Direct\",\"resolved\":\"1.0.0\"}"),
        Json("project.assets.json", new ProjectAssetsScanner(), "{\"version\":3,\"targets\":{\"net10.0\":{", "{\"type\":\"package\"}"),
        Yaml("berry/yarn.lock", new YarnLockScanner(), "__metadata:\n  version: 8\n", ""),
        Yaml("pnpm5/pnpm-lock.yaml", new PnpmLockScanner(), "lockfileVersion: 5.4\npackages:\n", "  "),
        Yaml("pnpm6/pnpm-lock.yaml", new PnpmLockScanner(), "lockfileVersion: '6.0'\npackages:\n", "  "),
        Yaml("pnpm9/pnpm-lock.yaml", new PnpmLockScanner(), "lockfileVersion: '9.0'\nsnapshots:\n", "  "),
        Toml("Cargo.lock", new CargoLockScanner()),
        Toml("poetry.lock", new PoetryLockScanner()),
        Toml("uv.lock", new UvLockScanner()),
        new("requirements.txt", new RequirementsScanner(), [new("a line", "", s_kilobyte), new("a continued line", "", s_kilobyte + "\\\n"), new("a comment", "#", s_kilobyte)],
            [new("extras", "a", "["), new("markers", "a; ", "(")],
            [new("twice", "", "a==1.0\n"), new("digests", "", number => $"a==1.0 --hash=sha256:{number:x64}\n"), new("names", "", number => $"a{number}==1.0\n")]),
        new("yarn.lock", new YarnLockScanner(), [new("a key", "", s_kilobyte), new("a text", "a@1:\n  version \"", s_kilobyte), new("keys", "a@1", ", a@1")],
            [new("indent", "a@1:\n", " "), new("quotes", "a@1:\n  ", "\"")],
            [new("twice", "", "a@1:\n  version \"1\"\n"), new("fields", "a@1:\n", "  version \"1\"\n"), new("needs", "a@1:\n  version \"1\"\n  dependencies:\n", "    b \"1\"\n"),
                new("names", "", number => $"a@{number}:\n  version \"{number}\"\n")]),
        new("go.mod", new GoModScanner(), [new("a line", "", s_kilobyte), new("a text", "module \"", s_kilobyte)], [new("parentheses", "require ", "(")],
            [new("twice", "module m\nrequire (\n", "example.org/a v1.0.0\n", ")\n"), new("names", "module m\nrequire (\n", number => $"example.org/a{number} v1.0.0\n", ")\n")]),
        new("go.sum", new GoSumScanner(), [new("a line", "", s_kilobyte)], [new("words", "", "a ")], [new("twice", "", "example.org/a v1.0.0 h1:AAAA=\n")]),
    ];

    private static HostileFormat Json(string path, IScanner scanner, string start, string entry) => new(
        path,
        scanner,
        [new("a key", start + "\"", s_kilobyte), new("a text", start + "\"a\":{\"version\":\"", s_kilobyte), new("a number", start + "\"a\":{\"version\":", new string('1', 1024)), new("white space", "{", new string(' ', 1024))],
        [new("maps", start + "\"a\":", "{\"a\":"), new("lists", start + "\"a\":", "["), new("skipped lists", "{\"skipped\":", "[")],
        [
            new("twice", start + "\n", $"\"a/1.0.0\":{entry},\n"),
            new("names", start + "\n", number => $"\"a{number}/1.0.0\":{entry},\n"),
            new("fields", start + "\n\"a/1.0.0\":{\n", "\"version\":\"1.0.0\",\n"),
            new("needs", start + "\n\"a/1.0.0\":{\"version\":\"==1.0.0\",\"dependencies\":{\n", number => $"\"b{number}\":\"1\",\n"),
            new("skipped", "{\n", "\"skipped\":0,\n"),
        ]);

    private static HostileFormat Yaml(string path, IScanner scanner, string start, string indent) => new(
        path,
        scanner,
        [new("a plain text", start + indent + "a: ", s_kilobyte), new("a quoted text", start + indent + "\"", s_kilobyte), new("words", start + indent + "a: b", " " + s_kilobyte), new("a comment", start + "#", s_kilobyte),
            new("a block", start + indent + "a: |\n", indent + "    " + s_kilobyte + "\n")],
        [new("lists", start + indent + "a: ", "["), new("maps", start + indent + "a: ", "{a: "), new("dashes", start + indent + "a:\n" + indent + "  ", "- "), new("questions", start + indent, "? ")],
        [
            new("twice", start, $"{indent}/a@1.0.0:\n{indent}  version: 1.0.0\n{indent}  resolution: \"a@npm:1.0.0\"\n"),
            new("names", start, number => $"{indent}/a@1.0.{number}:\n{indent}  version: 1.0.0\n{indent}  resolution: \"a@npm:1.0.0\"\n"),
            new("fields", $"{start}{indent}/a@1.0.0:\n", $"{indent}  version: 1.0.0\n"),
            new("anchors", start, number => $"{indent}a{number}: &a{number} x\n"),
            new("documents", start, "---\n"),
            new("tags", "", number => $"%TAG !{number}! x\n"),
        ]);

    private static HostileFormat Toml(string path, IScanner scanner) => new(
        path,
        scanner,
        [new("a text", "a = \"", s_kilobyte), new("a text of lines", "a = '''\n", s_kilobyte + "\n"), new("a key", "", s_kilobyte), new("a comment", "#", s_kilobyte), new("lists", "a = [\n", "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,\n")],
        [new("lists", "a = ", "["), new("tables", "a = ", "{a = "), new("dots", "a", ".a"), new("headers", "[a", ".a")],
        [
            new("twice", "", "[[package]]\nname = \"a\"\nversion = \"1.0\"\n"),
            new("names", "", number => $"[[package]]\nname = \"a\"\nversion = \"{number}\"\n"),
            new("needs", "[[package]]\nname = \"a\"\nversion = \"1.0\"\ndependencies = [\n", number => $"{{ name = \"b{number}\" }},\n"),
            new("texts", "[[package]]\nname = \"a\"\nversion = \"1.0\"\ndependencies = [\n", number => $"\"b{number}\",\n", "]\n"),
            new("keys", "[metadata]\n", number => $"k{number} = 1\n"),
            new("headers", "", number => $"[a.k{number}]\n"),
        ]);
}
