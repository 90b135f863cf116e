using System.Formats.Tar;
using System.Net.Sockets;
using Releasing.Verification.Folders;

namespace Releasing.Core.Tests.Verification.Folders;

public sealed class SpecialFileTests(ReleaseFolder release) : IClassFixture<ReleaseFolder>
{
    [Fact]
    public async Task Pipes_and_sockets_are_refused_and_never_opened()
    {
        if (OperatingSystem.IsWindows())
        {
            // There, neither lies in a folder.
            return;
        }

        var folder = release.Copy();
        new PaxTarEntry(TarEntryType.Fifo, "pipe").ExtractToFile(Path.Combine(folder, "pipe"), overwrite: false);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, "socket")));
        await File.WriteAllTextAsync(Path.Combine(folder, "empty.txt"), "");

        var report = await release.VerifyAsync(folder).WaitAsync(TimeSpan.FromMinutes(1));

        Reasons(report, "pipe").ShouldBe([FolderReason.FileNotRegular]);
        Reasons(report, "socket").ShouldBe([FolderReason.FileNotRegular]);
        Reasons(report, "empty.txt").ShouldNotContain(FolderReason.FileNotRegular);
    }

    private static IEnumerable<FolderReason> Reasons(FolderReport report, string asset) =>
        report.Rows.Where(row => row.Asset == asset && row.Outcome == CheckOutcome.Failed).Select(row => Enum.Parse<FolderReason>(row.Reason!));
}
