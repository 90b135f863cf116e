using System.Diagnostics;
using System.Globalization;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Payloads;

/// <summary>A payload that goes through a program: what is written here is its standard input, and its standard output goes on as it comes.</summary>
internal sealed class ProgramPayload : BufferedPayload
{
    private const int CopyBufferSize = 128 * 1024;

    private readonly Process _process;
    private readonly string _name;
    private readonly Task<string> _error;
    private readonly Task _copy;
    private readonly CancellationTokenSource _abandoned = new();

    public ProgramPayload(Stream output, Process process)
    {
        _process = process;
        _name = process.StartInfo.FileName;
        _error = process.StandardError.ReadToEndAsync();
        _copy = CopyAsync(output);
    }

    protected override void Compress(ReadOnlyMemory<byte> input)
    {
        try
        {
            _process.StandardInput.BaseStream.Write(input.Span);
        }
        catch (IOException error)
        {
            throw FailureAsync(error).GetAwaiter().GetResult();
        }
    }

    protected override async ValueTask CompressAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // A write that waits for the program ends with the program only.
        await using var killing = cancellationToken.Register(Kill);
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
        }
        catch (IOException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw await FailureAsync(error);
        }
    }

    protected override async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        await using var killing = cancellationToken.Register(Kill);
        try
        {
            await _process.StandardInput.BaseStream.FlushAsync(cancellationToken);
            _process.StandardInput.Close();
            await _copy.WaitAsync(cancellationToken);
            await _process.WaitForExitAsync(cancellationToken);
        }
        catch (IOException error) when (!_copy.IsFaulted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw await FailureAsync(error);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (_process.ExitCode != 0)
        {
            throw await FailureAsync(null);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _abandoned.Cancel();
            Kill();
            // The output is the caller's again only when nobody writes to it any more.
            _copy.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
            _process.WaitForExit();
            _process.Dispose();
            _abandoned.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task CopyAsync(Stream output)
    {
        try
        {
            await _process.StandardOutput.BaseStream.CopyToAsync(output, CopyBufferSize, _abandoned.Token);
        }
        catch
        {
            // Nobody reads its output any more; it would wait for ever, and so would the writer of its input.
            Kill();
            throw;
        }
    }

    /// <summary>What to say when the program no longer reads: what went wrong with its output, else what it said itself.</summary>
    private async Task<Exception> FailureAsync(Exception? cause)
    {
        try
        {
            await _copy;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error;
        }

        await _process.WaitForExitAsync();
        var said = PlainText.Line((await _error).Trim());
        var code = _process.ExitCode.ToString(CultureInfo.InvariantCulture);
        return new ReleaseException($"Payload: {_name} ended with exit code {code}{(said.Length > 0 ? $" ({said})" : "")}. Mend the program, or choose gzip.", cause);
    }

    private void Kill()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the act, which is what was wanted.
            return;
        }
    }
}
