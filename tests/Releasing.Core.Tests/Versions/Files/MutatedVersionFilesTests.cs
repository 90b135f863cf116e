using System.Buffers;
using System.Text;
using Releasing.Failures;
using Releasing.Versions;
using Releasing.Versions.Files;

namespace Releasing.Tests.Versions.Files;

/// <summary>Thousands of files nobody wrote: an edit refuses, or changes nothing but versions, and the way back leads to the same bytes.</summary>
public sealed class MutatedVersionFilesTests
{
    private static readonly SearchValues<char> s_versionText = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.+-\\");
    private static readonly (string Name, string Text)[] s_seeds =
    [
        ("Cargo.toml", "# version = \"1.2.3\"\r\n[package]\nname = 'a' # x\nversion = \"1.2.3\"\n[workspace]\nmembers = [\"b\"]\n[workspace.package]\nversion = '1.2.3'\n[dependencies]\nb = { path = \"b\", version = \"1.2.3\" }\n"),
        ("package.json", "{\r\n\t\"name\": \"a\",\"version\" : \"1.2.3\",\n\"x\": {\"version\": \"1.2.3\"}, \"dependencies\": {\"a\": \"^1.2.3\"}, \"é\": [1, {\"version\": \"1.2.3\"}]\n}\n"),
        ("Directory.Build.props", "<Project>\n <!-- <Version>1.2.3</Version> -->\n <PropertyGroup a=\">\">\n  <Version>1.2.3</Version><VersionPrefix> 1.2.3 </VersionPrefix><VersionSuffix></VersionSuffix>\n </PropertyGroup><![CDATA[]]>\n</Project>"),
        ("pyproject.toml", "[project]\nname = \"a\"\nversion = \"\"\"1.2.3\"\"\"\n[tool.poetry]\nversion = \"1.2.3\"\ndescription = '''\nversion = \"1.2.3\"\n'''\n"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_but_versions_is_ever_changed(int seed)
    {
        using var files = new VersionFilesFixture { Last = null };
        var (name, text) = s_seeds[seed];
        files.Write("b/Cargo.toml", "[package]\nname = \"b\"\nversion = \"1.2.3\"\n");

        // A pre-release is always written in full where one member requires another.
        var next = name == "Cargo.toml" ? "9.8.7-rc.1" : "9.8.7";
        var random = new Random(20_241_122 + seed);
        var (edited, refused) = (0, 0);
        for (var round = 0; round < 750; round++)
        {
            var bytes = Mutate(Encoding.UTF8.GetBytes(text), random);
            files.Write(name, bytes);
            try
            {
                var edit = files.Open([name]).Prepare(SemanticVersion.Parse(next)).FirstOrDefault(edit => edit.Path == name);
                if (edit is not null)
                {
                    Check(bytes, edit, next);
                    edited++;
                }
            }
            catch (ReleaseException)
            {
                refused++;
            }
        }

        edited.ShouldBeGreaterThan(50);
        refused.ShouldBeGreaterThan(50);
    }

    /// <summary>Taking the changed places out of both leaves the same bytes.</summary>
    private static void Check(byte[] before, FileEdit edit, string next)
    {
        edit.Before.ToArray().ShouldBe(before);
        var (old, now) = (Encoding.Latin1.GetString(before), Encoding.Latin1.GetString(edit.After.Span));
        Fits(old, 0, now.Split(next), 0).ShouldBeTrue($"{old}\n---\n{now}");
    }

    /// <summary>The old text is the parts of the new one with versions between them.</summary>
    private static bool Fits(string old, int at, string[] parts, int index)
    {
        if (index == parts.Length)
        {
            return at == old.Length;
        }

        var longest = index == 0 ? 0 : old.AsSpan(at).IndexOfAnyExcept(s_versionText) is var end and >= 0 ? end : old.Length - at;
        return Enumerable.Range(0, longest + 1).Any(length =>
            string.CompareOrdinal(old, at + length, parts[index], 0, parts[index].Length) == 0 && Fits(old, at + length + parts[index].Length, parts, index + 1));
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var result = bytes.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(result.Count);
            switch (random.Next(5))
            {
                case 0:
                    result.RemoveAt(at);
                    break;
                case 1:
                    result.Insert(at, (byte)random.Next(256));
                    break;
                case 2:
                    result[at] = bytes[random.Next(bytes.Length)];
                    break;
                case 3:
                    var length = Math.Min(random.Next(1, 20), result.Count - at);
                    result.InsertRange(random.Next(result.Count), result.GetRange(at, length));
                    break;
                default:
                    result.InsertRange(at, new[] { "\n", "\r\n", " ", "\t", "#", "<!---->", "\"", "'", "é" }[random.Next(9)].Select(letter => (byte)letter));
                    break;
            }
        }

        return [.. result];
    }
}
