/// The bytes of a URL, and where they were finally found.
public struct FetchedBytes: Sendable, Equatable {
  /// The body as sent, 1 byte or more and never over the limit. The reader must determine its type,
  /// since the server's declaration is not trusted.
  public let bytes: [UInt8]

  /// The URL of the bytes after redirects, normalized and without a fragment.
  public let url: String

  /// A name for the bytes: the last component of that URL's path, decoded, or else the host.
  public let name: String
}
