using System.Runtime.InteropServices;

namespace Releasing.Formats.Payloads.Native;

/// <summary>The state of an encoder, which a function of its library frees; the library stays loaded until then.</summary>
internal abstract class NativeState : SafeHandle
{
    private readonly NativeCompressor _library;
    private readonly bool _holdsLibrary;

    protected NativeState(NativeCompressor library)
        : base(0, ownsHandle: true)
    {
        _library = library;
        library.DangerousAddRef(ref _holdsLibrary);
    }

    public override bool IsInvalid => handle == 0;

    protected abstract void Free();

    protected override bool ReleaseHandle()
    {
        Free();
        if (_holdsLibrary)
        {
            _library.DangerousRelease();
        }

        return true;
    }
}
