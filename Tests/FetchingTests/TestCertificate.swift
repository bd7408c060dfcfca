import NIOSSL

/// A certificate for `pictures.test`, its key, and the root that signed it; of no worth elsewhere.
///
/// Provenance: `openssl` 3.0, P-256, valid for 100 years; the root's key was thrown away.
enum TestCertificate {
  /// What a server that is `pictures.test` needs.
  static func server() throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))))
  }

  /// What a client that trusts the root needs, and nothing else changed.
  static func client() throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(root.utf8)))
    return configuration
  }

  private static let root = """
    -----BEGIN CERTIFICATE-----
    MIIBpzCCAU2gAwIBAgIUTExzHhCUAo0vFCFNPHaA6zYG4BowCgYIKoZIzj0EAwIw
    IDEeMBwGA1UEAwwVRmlsbVBhbGV0dGUgdGVzdCByb290MCAXDTI2MTEyMzEyNTM1
    NloYDzIxMjYxMDMwMTI1MzU2WjAgMR4wHAYDVQQDDBVGaWxtUGFsZXR0ZSB0ZXN0
    IHJvb3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATAfmC9ornDf/l9CY+FANw7
    wkeN8Wh5uy3fndxgrluGbgD5U1K+KX+HqI3pwLG5Abc3JfmbMYXQadIoQs8fJ5WQ
    o2MwYTAdBgNVHQ4EFgQU5zdzxFAfLSHUo6UqGRknRxMhaDgwHwYDVR0jBBgwFoAU
    5zdzxFAfLSHUo6UqGRknRxMhaDgwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8E
    BAMCAgQwCgYIKoZIzj0EAwIDSAAwRQIhAJvl5Hfzmff5glhKJu/4bzw/9Ud9vff0
    p516uFeBCNsAAiB6q33vLQPdMmJ1uL/4MWyuxKLGac2IV/hTfG+ISwwbvw==
    -----END CERTIFICATE-----
    """

  private static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBuDCCAV6gAwIBAgIUUSa0C18/WlSAZ9uIq5B2aG0mFywwCgYIKoZIzj0EAwIw
    IDEeMBwGA1UEAwwVRmlsbVBhbGV0dGUgdGVzdCByb290MCAXDTI2MTEyMzEyNTM1
    NloYDzIxMjYxMDMwMTI1MzU2WjAYMRYwFAYDVQQDDA1waWN0dXJlcy50ZXN0MFkw
    EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+GTVyyBl9S5oXc68NjjXKdPAQi0Sj/MA
    Z/YRA7HMGbUsM58dAgS+SSirY6H9SMK5RNiKWMLGFnJ+E8zLSzUFeKN8MHowGAYD
    VR0RBBEwD4INcGljdHVyZXMudGVzdDAJBgNVHRMEAjAAMBMGA1UdJQQMMAoGCCsG
    AQUFBwMBMB0GA1UdDgQWBBSzDcKvK0FRha0Kcy4oZvD2qw1MYzAfBgNVHSMEGDAW
    gBTnN3PEUB8tIdSjpSoZGSdHEyFoODAKBggqhkjOPQQDAgNIADBFAiAdRGsZTp7W
    4nupJpe2AeUM1RhsLv41ShOr0uNc4nOe0gIhAN5z9TKhMdmHbumze5xOlAgPQSbV
    2pt2o3yHSQDrGcMz
    -----END CERTIFICATE-----
    """

  private static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3G1ai5pXmKobqusY
    /PoBvA07O5Lg6eKdf7meLkksGg6hRANCAAT4ZNXLIGX1Lmhdzrw2ONcp08BCLRKP
    8wBn9hEDscwZtSwznx0CBL5JKKtjof1IwrlE2IpYwsYWcn4TzMtLNQV4
    -----END PRIVATE KEY-----
    """
}
