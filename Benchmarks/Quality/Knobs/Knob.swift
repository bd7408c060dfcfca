import Clustering
import Palettes

/// A number of `Standout` that can be set by its name.
struct Knob: Sendable {
  /// What settings call it: its path in `Standout`.
  let name: String
  let set: @Sendable (inout Standout, Double) -> Void

  static let all: [Knob] = [
    Knob("cellEdge") { $0.cellEdge = $1 },
    Knob("importance.radius") { $0.importance.radius = $1 },
    Knob("importance.abundancePower") { $0.importance.abundancePower = $1 },
    Knob("importance.chromaGain") { $0.importance.chromaGain = $1 },
    Knob("importance.strongChroma") { $0.importance.strongChroma = $1 },
    Knob("importance.leastAbundance") { $0.importance.leastAbundance = $1 },
    Knob("importance.pullPower") { $0.importance.pullPower = $1 },
    Knob("farthest.reach") { $0.farthest.reach = $1 },
    Knob("farthest.novelty") { $0.farthest.novelty = $1 },
    Knob("shades.leastShare") { $0.farthest.shades?.leastShare = $1 },
    Knob("shades.discount") { $0.farthest.shades?.discount = $1 },
    Knob("trimming.reach") { $0.trimming.reach = $1 },
    Knob("trimming.maxIterations") { $0.trimming.maxIterations = Int($1) },
    Knob("typical.radius") { $0.typical.radius = $1 },
    Knob("typical.smallShare") { $0.typical.smallShare = $1 },
    Knob("typical.shareReach") { $0.typical.shareReach = $1 },
    Knob("typical.vividPower") { $0.typical.vividPower = $1 },
    Knob("typical.vividReach") { $0.typical.vividReach = $1 },
    Knob("typical.leastChroma") { $0.typical.leastChroma = $1 },
    Knob("twinDifference") { $0.twinDifference = $1 },
    Knob("twinRounds") { $0.twinRounds = Int($1) },
    Knob("visible.radius") { $0.visible.radius = $1 },
    Knob("visible.leastShare") { $0.visible.leastShare = $1 },
    Knob("visible.smallDifference") { $0.visible.smallDifference = $1 },
    Knob("visible.largeDifference") { $0.visible.largeDifference = $1 },
  ]

  private init(_ name: String, set: @escaping @Sendable (inout Standout, Double) -> Void) {
    self.name = name
    self.set = set
  }
}

extension Standout {
  /// The defaults but for what a line of `name=value` words sets; `nil` if a word is none.
  init?(setting line: String) {
    self.init()
    for word in line.split(separator: " ") {
      let parts = word.split(separator: "=")
      guard parts.count == 2, let value = Double(parts[1]),
        let knob = Knob.all.first(where: { $0.name == parts[0] })
      else { return nil }
      knob.set(&self, value)
    }
  }
}
