/// What a URL gave, and where it was found in the end.
public struct FetchedBytes: Sendable, Equatable {
  /// The body as it was sent, 1 byte or more and never over the limit; its type is for the reader
  /// to find out, since what the server says about it is not believed.
  public let bytes: [UInt8]

  /// The URL that gave the bytes, after redirects, in normal form and without a fragment.
  public let url: String

  /// What to call it: the last component of that URL's path, decoded, or else its host.
  public let name: String
}
