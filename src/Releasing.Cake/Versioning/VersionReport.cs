using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Releasing.Cake.Running;
using Releasing.Text;
using Releasing.Versions;

namespace Releasing.Cake.Versioning;

/// <summary>What <c>Version</c> says beyond the current version: lines for people, a document for programs.</summary>
internal static class VersionReport
{
    private const int ShownCommits = 20;
    private const int ShortHash = 7;

    public static IEnumerable<string> Lines(ProductVersion product)
    {
        var (package, proposal) = product;
        var current = proposal.Current is null ? "no version yet" : $"{proposal.Current} ({TerminalText.Clean(proposal.CurrentTag!)})";
        var next = proposal.Next is null ? "nothing to release" : $"{proposal.Next} ({TerminalText.Clean(proposal.Tag!)})";
        yield return $"{(package.Name.Length > 0 ? package.Name + ": " : "")}{current} → {next}";
        yield return proposal.Reason;
        foreach (var commit in proposal.Deciding.Take(ShownCommits))
        {
            yield return $"  {commit.Level.ToString().ToLowerInvariant(),-5} {commit.Commit.Commit.Hash[..ShortHash]} {PlainText.Line(commit.Commit.Commit.Subject)}";
        }

        if (proposal.Deciding.Count > ShownCommits)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  and {proposal.Deciding.Count - ShownCommits} more");
        }
    }

    public static string Json(ReleaseVersion current, IReadOnlyList<ProductVersion> products)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("version", current.Version.ToString());
            json.WriteString("tag", current.Tag);
            json.WriteString("commit", current.Commit);
            json.WriteBoolean("snapshot", current.IsSnapshot);
            json.WriteBoolean("dirty", current.Dirty);
            json.WriteString("previousTag", current.PreviousTag);
            if (products is [{ Package.Name: "" } product])
            {
                WriteProposal(json, product);
            }
            else
            {
                json.WriteStartArray("packages");
                foreach (var package in products)
                {
                    json.WriteStartObject();
                    json.WriteString("name", package.Package.Name);
                    WriteProposal(json, package);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteProposal(Utf8JsonWriter json, ProductVersion product)
    {
        var proposal = product.Proposal;
        json.WriteString("last", proposal.Current?.ToString());
        json.WriteString("lastTag", proposal.CurrentTag);
        json.WriteString("next", proposal.Next?.ToString());
        json.WriteString("nextTag", proposal.Tag);
        json.WriteString("reason", proposal.Reason);
        json.WriteNumber("commits", proposal.Commits);
        json.WriteStartArray("deciding");
        foreach (var commit in proposal.Deciding)
        {
            json.WriteStartObject();
            json.WriteString("commit", commit.Commit.Commit.Hash);
            json.WriteString("level", commit.Level.ToString().ToLowerInvariant());
            json.WriteString("type", commit.Commit.Type);
            json.WriteString("subject", PlainText.Line(commit.Commit.Commit.Subject));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
