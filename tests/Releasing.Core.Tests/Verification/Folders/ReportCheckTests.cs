using System.Text;
using Releasing.Verification.Folders;

namespace Releasing.Core.Tests.Verification.Folders;

/// <summary>Reports of an earlier verification beside the files: accepted, and never believed.</summary>
public sealed class ReportCheckTests : IDisposable
{
    private const string Name = "tool-1.2.3.verification.json";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_report_about_these_files_is_left_aside()
    {
        Write("tool.txt", "tool");
        Write(Name, Encoding.UTF8.GetString(FolderReportText.Json((await RowsAsync()).Report with { Rows = [] })));

        var (_, row) = await RowsAsync();

        row!.Outcome.ShouldBe(CheckOutcome.Skipped);
        row.Message.ShouldContain("nothing is taken from it");
    }

    [Theory]
    [InlineData("{ \"schema\": 1, \"passed\": true, \"signer\": \"nobody\", \"files\": [{ \"name\": \"tool.txt\", \"sha256\": \"00\", \"size\": 4 }], \"checks\": [] }", "another 'tool.txt'")]
    [InlineData("{ \"schema\": 1, \"passed\": false, \"signer\": \"nobody\", \"files\": [], \"checks\": [{ \"asset\": \"a\", \"check\": \"Sbom\", \"outcome\": \"Failed\", \"message\": \"no\" }] }", "failed")]
    [InlineData("rubbish", "it is no verification report")]
    [InlineData("null", "it is no verification report")]
    public async Task A_report_that_contradicts_the_files_is_refused(string text, string message)
    {
        Write("tool.txt", "tool");
        Write(Name, text);

        var (report, row) = await RowsAsync();

        report.Passed.ShouldBeFalse();
        row!.Reason.ShouldBe(nameof(FolderReason.ReportContradicts));
        row.Message.ShouldContain(message);
    }

    [Fact]
    public void What_a_report_says_is_made_plain_when_it_is_read()
    {
        var report = FolderReportText.Read(
            "{ \"schema\": 1, \"passed\": true, \"signer\": \"\\u001b[31mada\", \"files\": [], \"checks\": [{ \"asset\": \"a\\nb\", \"check\": \"Execution\", \"outcome\": \"Passed\", \"message\": \"x\\u001b[2J\\ny\" }] }"u8, "report");

        (report.Signer + report.Rows[0].Asset + report.Rows[0].Message).ShouldNotContain(character => char.IsControl(character));
    }

    private void Write(string name, string text) => _folder.Write(name, text);

    private async Task<(FolderReport Report, CheckRow? Row)> RowsAsync()
    {
        var report = await FolderVerifier.VerifyAsync(_folder.Path, FolderOptions.Unsigned("a test"));
        return (report, report.Rows.FirstOrDefault(row => row.Asset == Name && row.Check == FolderCheck.File));
    }
}
