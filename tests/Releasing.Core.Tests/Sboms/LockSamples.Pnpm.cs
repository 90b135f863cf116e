namespace Releasing.Core.Tests.Sboms;

/// <content>pnpm.</content>
internal static partial class LockSamples
{
    public const string Pnpm5 = """
        lockfileVersion: 5.4

        specifiers:
          '@s/a': ^1.0.0

        dependencies:
          '@s/a': 1.0.0_react@17.0.2
          alias: /real/1.2.3
          g: github.com/o/g/0123abc

        devDependencies:
          b: 2.0.0

        packages:

          /@s/a/1.0.0_react@17.0.2:
            resolution: {integrity: SHA512}
            peerDependencies:
              react: '*'
            dependencies:
              react: 17.0.2
            optionalDependencies:
              fs: 1.0.0
            dev: false

          /b/2.0.0:
            resolution: {integrity: sha1-}
            dependencies:
              fs: 1.0.0
            dev: true

          /fs/1.0.0:
            resolution: {integrity: SHA512}
            optional: true

          /react/17.0.2:
            resolution: {integrity: SHA512}

          /real/1.2.3:
            resolution: {integrity: SHA512}

          github.com/o/g/0123abc:
            resolution: {tarball: https://codeload.github.com/o/g/tar.gz/0123abc}
            name: g
            version: 3.0.0
        """;

    public const string Pnpm6 = """
        lockfileVersion: '6.0'

        importers:

          .:
            dependencies:
              '@s/a':
                specifier: ^1.0.0
                version: 1.0.0(react@17.0.2)
              w:
                specifier: workspace:*
                version: link:packages/w

          packages/w:
            devDependencies:
              b:
                specifier: ^2
                version: 2.0.0

        packages:

          /@s/a@1.0.0(react@17.0.2):
            resolution: {integrity: SHA512}
            dependencies:
              react: 17.0.2
            dev: false

          /b@2.0.0:
            resolution: {integrity: SHA512}
            dev: true

          /react@17.0.2:
            resolution: {integrity: SHA512}
        """;

    public const string Pnpm9 = """
        lockfileVersion: '9.0'

        settings:
          autoInstallPeers: true

        importers:

          .:
            dependencies:
              '@s/a':
                specifier: ^1.0.0
                version: 1.0.0(react@17.0.2)
              alias:
                specifier: npm:real@1
                version: real@1.2.3
              g:
                specifier: github:o/g
                version: https://codeload.github.com/o/g/tar.gz/0123abc
              w:
                specifier: workspace:*
                version: link:packages/w
            devDependencies:
              b:
                specifier: ^2
                version: 2.0.0

          packages/w: {}

        packages:

          '@s/a@1.0.0':
            resolution: {integrity: SHA512}
            peerDependencies:
              react: '*'

          b@2.0.0:
            resolution: {integrity: SHA512}

          fs@1.0.0:
            resolution: {integrity: SHA512}

          g@https://codeload.github.com/o/g/tar.gz/0123abc:
            resolution: {tarball: https://codeload.github.com/o/g/tar.gz/0123abc}
            version: 3.0.0

          react@17.0.2:
            resolution: {integrity: SHA512}

          real@1.2.3:
            resolution: {integrity: SHA512}

        snapshots:

          '@s/a@1.0.0(react@17.0.2)':
            dependencies:
              react: 17.0.2
            optionalDependencies:
              fs: 1.0.0

          b@2.0.0:
            dependencies:
              fs: 1.0.0

          fs@1.0.0:
            optional: true

          g@https://codeload.github.com/o/g/tar.gz/0123abc: {}

          react@17.0.2:
            dependencies:
              '@s/a': 1.0.0(react@17.0.2)

          real@1.2.3: {}
        """;
}
