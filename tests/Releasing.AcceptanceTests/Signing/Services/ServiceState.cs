namespace Releasing.AcceptanceTests.Signing.Services;

/// <summary>What the services counted since they started.</summary>
/// <param name="Requests">Requests by service, spoiled ones too.</param>
/// <param name="Entries1">Entries in the log of Rekor v1.</param>
/// <param name="Entries2">Entries in the log of Rekor v2.</param>
/// <param name="Certificates">Certificates that Fulcio issued.</param>
/// <param name="Timestamps">Time stamps.</param>
/// <param name="FaultsLeft">Faults that no request has met yet.</param>
public sealed record ServiceState(IReadOnlyDictionary<string, int> Requests, int Entries1, int Entries2, int Certificates, int Timestamps, int FaultsLeft);
