using System.Text;
using System.Text.Json;
using Releasing.Verification.Tuf;

namespace Releasing.Core.Tests.Verification.Tuf;

/// <summary>The form of JSON that signatures are over.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b" : [ 1 , true , null , false ] , "a" : { } }""", """{"a":{},"b":[1,true,null,false]}""")]
    [InlineData("""{"aa":1,"a":2,"B":3,"":4}""", """{"":4,"B":3,"a":2,"aa":1}""")]
    [InlineData("""["\u0041\/\u00e9\"\\"]""", """["A/é\"\\"]""")]
    [InlineData("[-1,0,9007199254740991]", "[-1,0,9007199254740991]")]
    [InlineData("""{"x-unknown":[{}],"_type":"root"}""", """{"_type":"root","x-unknown":[{}]}""")]
    public void Writes_one_form(string json, string canonical) => Write(json).ShouldBe(canonical);

    [Fact]
    public void Escapes_no_control_character() => Write("""["\n\t\u0000"]""").ShouldBe("[\"\n\t\0\"]");

    // U+FF5E stands before U+1F600 by code point and after it by UTF-16.
    [Fact]
    public void Sorts_by_code_point() => Write("{\"\U0001F600\":1,\"\uFF5E\":2}").ShouldBe("{\"\uFF5E\":2,\"\U0001F600\":1}");

    [Theory]
    [InlineData("[1.5]")]
    [InlineData("[1.0]")]
    [InlineData("[1e3]")]
    [InlineData("[-0]")]
    [InlineData("[9007199254740992]")]
    [InlineData("[123456789012345678901234567890]")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""{"\udfff":1}""")]
    public void Refuses_what_others_read_differently(string json) => Should.Throw<TufRefusedException>(() => Write(json)).Reason.ShouldBe(TufReason.Malformed);

    private static string Write(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Encoding.UTF8.GetString(CanonicalJson.Write(document.RootElement, "test"));
    }
}
