using Releasing.Formats.Msi.UserInterface;

namespace Releasing.Core.Tests.Formats.Msi;

public sealed class RtfTextTests
{
    [Theory]
    [InlineData("a\r\nb\n\nc", "a\\par\r\nb\\par\r\n\\par\r\nc}")]
    [InlineData("{x} \\par", "\\{x\\} \\\\par}")]
    [InlineData("© é", "\\u169? \\u233?}")]
    [InlineData("\uD83D\uDE00", "\\u-10179?\\u-8704?}")]
    [InlineData("a\u0007\u001Bb\tc", "ab\\tab c}")]
    public void Text_means_itself(string text, string expected) => RtfText.Of(text).ShouldEndWith("\\f0\\fs16 " + expected);
}
