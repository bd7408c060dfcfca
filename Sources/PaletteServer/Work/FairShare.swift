/// How much one client may have of what all share, so that the next one finds something left.
///
/// A client has at most twice what is free: alone two thirds of everything, beside another as greedy
/// one two fifths. Nothing is set aside for clients who are not there.
///
/// - Source: Choudhury & Hahne 1998, "Dynamic queue length thresholds for shared-memory packet
///   switches", doi:10.1109/90.664262, equation 1 with α = 2.
enum FairShare {
  /// - Parameters:
  ///   - own: what the client would have, with what it asks for.
  ///   - all: what all clients together would have then.
  ///   - limit: what there is.
  ///   - least: what the client may have even if it is more than its share.
  static func allows(_ own: Int, of all: Int, limit: Int, least: Int = 1) -> Bool {
    all <= limit && own <= max(least, 2 * (limit - all))
  }
}
