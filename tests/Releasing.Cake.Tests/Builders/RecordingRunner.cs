using Cake.Core.IO;
using Releasing.Cake.Tools;

namespace Releasing.Cake.Tests.Builders;

/// <summary>Remembers what would have been started and plays what the test wrote for it.</summary>
internal sealed class RecordingRunner : IProcessRunner
{
    private readonly Lock _gate = new();

    public List<Call> Calls { get; } = [];

    /// <summary>What a program does: writes its files and answers how it ended. Default: ends well and prints nothing.</summary>
    public Func<Call, Outcome> Play { get; set; } = _ => new Outcome();

    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        if (!settings.Arguments.All(argument => argument is LiteralArgument))
        {
            // Not one of our tools: the tool inspector asks for a version.
            return new Played(new Outcome { Output = ["version 1.99.0"] });
        }

        var call = new Call(
            filePath.GetFilename().FullPath,
            [.. settings.Arguments.Select(argument => ((LiteralArgument)argument).Value)],
            new Dictionary<string, string?>(settings.EnvironmentVariables?.ToDictionary(pair => pair.Key, pair => (string?)pair.Value) ?? []),
            settings.WorkingDirectory?.FullPath,
            System.Text.Encoding.UTF8.GetString(settings.StandardInput is { } input ? input.Span : default));
        lock (_gate)
        {
            Calls.Add(call);
        }

        var outcome = Play(call);
        foreach (var line in outcome.Output)
        {
            settings.RedirectedStandardOutputHandler?.Invoke(line);
        }

        foreach (var line in outcome.Error)
        {
            settings.RedirectedStandardErrorHandler?.Invoke(line);
        }

        return new Played(outcome);
    }

    internal sealed record Call(string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?> Variables, string? Folder, string Input)
    {
        public string After(string option) => Arguments[Arguments.ToList().IndexOf(option) + 1];

        public override string ToString() => $"{Program} {string.Join(' ', Arguments)}";
    }

    internal sealed record Outcome(int ExitCode = 0)
    {
        public IReadOnlyList<string> Output { get; init; } = [];

        public IReadOnlyList<string> Error { get; init; } = [];

        /// <summary>It ends only when it is ended.</summary>
        public bool Hangs { get; init; }
    }

    private sealed class Played(Outcome outcome) : IProcess
    {
        private readonly ManualResetEventSlim _ended = new(!outcome.Hangs);

        public void WaitForExit() => _ended.Wait();

        public bool WaitForExit(int milliseconds) => _ended.Wait(milliseconds);

        public int GetExitCode() => outcome.Hangs ? 137 : outcome.ExitCode;

        public IEnumerable<string> GetStandardError() => outcome.Error;

        public IEnumerable<string> GetStandardOutput() => outcome.Output;

        public void Kill() => _ended.Set();

        public void Dispose() => _ended.Dispose();
    }
}
