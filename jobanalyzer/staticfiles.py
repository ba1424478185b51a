"""Static files with a hash in their name, so that browsers may keep them for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """A file that the manifest does not know (tests, a first start in DEBUG) is served under its plain name."""

    manifest_strict = False
