using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Http;

/// <summary>Addresses of services: over TLS, or on this machine.</summary>
internal static class ServiceAddress
{
    /// <summary>Reads an address from outside.</summary>
    public static Uri Parse(string text, string where)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.UserInfo.Length > 0)
        {
            throw new InvalidInputException(where, $"'{PlainText.Line(Short(text))}' is no address of a service", "Give an absolute address such as https://fulcio.example.org");
        }

        return address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
            ? address
            : throw new InvalidInputException(where, $"{address.Scheme}://{address.Host} is not reached over TLS", "Give an address that begins with https://; only a service on this machine may do without");
    }

    /// <summary>An address below a service's.</summary>
    public static Uri Below(Uri service, string path) => new(service.AbsoluteUri.TrimEnd('/') + "/" + path);

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
