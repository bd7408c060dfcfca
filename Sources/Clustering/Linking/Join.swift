/// A join of two groups: one point of each, and the distance of the groups.
struct Join {
  var first: Int
  var second: Int
  var height: Double
}
