/// How much one client may take of a shared resource, so that others find some left.
///
/// A client may have at most twice what is free: two thirds of everything if it is alone, two
/// fifths beside one other greedy client. Nothing is reserved for absent clients.
///
/// - Source: Choudhury & Hahne 1998, "Dynamic queue length thresholds for shared-memory packet
///   switches", doi:10.1109/90.664262, equation 1 with α = 2.
enum FairShare {
  /// - Parameters:
  ///   - own: what the client would have, including the request.
  ///   - all: what all clients together would then have.
  ///   - limit: the whole resource.
  ///   - least: what the client may have even beyond its share.
  static func allows(_ own: Int, of all: Int, limit: Int, least: Int = 1) -> Bool {
    all <= limit && own <= max(least, 2 * (limit - all))
  }
}
