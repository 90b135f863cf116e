using Releasing.Cake.Running;

namespace Releasing.Cake.Tests.Running;

public sealed class InertWriterTests
{
    [Fact]
    public void A_command_written_in_pieces_is_none()
    {
        using var output = new StringWriter();
        using (var writer = new InertWriter(output))
        {
            writer.Write("  :");
            writer.Flush();
            writer.Write(":error::x");
            writer.Write("\nrest");
        }

        output.ToString().ShouldBe("  : :error::x\nrest");
    }
}
