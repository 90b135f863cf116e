using System.Globalization;
using Releasing.Http;
using Releasing.Signing.Keyless;
using Releasing.Text;

namespace Releasing.Verification.Tuf;

/// <summary>Asks a repository for its files: over TLS or on this machine, without redirects, within limits of size and time.</summary>
internal sealed class TufServer(Uri address, ServiceClient services)
{
    /// <summary>A file of metadata; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Failures.ReleaseException">The repository cannot be reached.</exception>
    /// <exception cref="TufRefusedException"><see cref="TufReason.EndlessData"/>.</exception>
    public async Task<byte[]?> FindAsync(string name, long most, CancellationToken cancellationToken)
    {
        var request = new ServiceRequest("TUF repository", HttpMethod.Get, ServiceAddress.Below(address, name)) { Accept = "*/*", LargestAnswer = (int)most };
        try
        {
            return await services.SendAsync(request, Body, cancellationToken);
        }
        catch (AnswerTooLongException error)
        {
            throw new TufRefusedException(
                TufReason.EndlessData, $"{PlainText.Line(name)} of the TUF repository", string.Create(CultureInfo.InvariantCulture, $"It has more than {most} bytes."), error);
        }
    }

    /// <summary>A file of metadata that has to be there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<byte[]> GetAsync(string name, long most, CancellationToken cancellationToken) =>
        await FindAsync(name, most, cancellationToken)
        ?? throw new TufRefusedException(TufReason.FileMissing, $"{PlainText.Line(name)} of the TUF repository", "It is not there, although the repository tells of it.");

    // A bucket whose contents cannot be listed answers 403 for what it does not have.
    private static byte[]? Body(ServiceAnswer answer)
    {
        if (answer.Status is 403 or 404)
        {
            return null;
        }

        answer.MustBe(200);
        return answer.Body.ToArray();
    }
}
