using System.Text.Encodings.Web;
using System.Text.Json;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>The record on disk: a line of JSON for every exchange, for a check of all of them after the tests.</summary>
internal sealed class ExchangeFile : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly Lock _gate = new();
    private readonly StreamWriter? _file;

    /// <summary>Begins a file of its own in a folder.</summary>
    /// <param name="folder">The folder; null records nothing.</param>
    public ExchangeFile(string? folder)
    {
        if (!string.IsNullOrEmpty(folder))
        {
            Directory.CreateDirectory(folder);
            _file = new StreamWriter(Path.Combine(folder, $"{Guid.NewGuid():N}.jsonl"));
        }
    }

    public void Add(RecordedExchange exchange)
    {
        if (_file is null)
        {
            return;
        }

        lock (_gate)
        {
            if (_file.BaseStream is not null)
            {
                _file.Write(JsonSerializer.Serialize(exchange, s_json) + "\n");
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
        }
    }
}
