/// Something that is timed, and the list of everything that is.
struct Verb: Sendable {
  /// What the table calls it.
  let name: String
  /// Whether its cost grows with the pixels that are read, so that a cost per pixel says something.
  var isPerPixel = false
  /// What one round does with a picture, ready to run.
  let work: @Sendable (Scene) throws -> () throws -> Void

  static let all: [Verb] =
    [.open, .read, .count, .recount] + Verb.groupings
    + ["json", "hex", "ase", "png"].map(Verb.write)
}
