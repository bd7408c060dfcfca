/// Two groups become one: a point of each, and how far apart the groups were.
struct Join {
  var first: Int
  var second: Int
  var height: Double
}
