/// Memory that jobs share, in bytes. Each job asks once, for all the memory that it needs, and
/// waits in line. A job that holds memory never waits for more, so no job waits forever.
struct MemoryPool {
  private let capacity: Int
  private(set) var used = 0
  private var line: [(owner: Int, bytes: Int)] = []
  private var shares: [Int: Int] = [:]

  init(capacity: Int) { self.capacity = capacity }

  /// How many jobs wait.
  var waiting: Int { line.count }

  mutating func ask(_ bytes: Int, for owner: Int) { line.append((owner, max(0, bytes))) }

  /// Returns the memory that an owner holds, or removes the owner from the line.
  mutating func release(_ owner: Int) {
    used -= shares.removeValue(forKey: owner) ?? 0
    line.removeAll { $0.owner == owner }
  }

  /// Grants the first in line its share if there is room. A share larger than the pool is granted
  /// alone.
  mutating func grantNext() -> Int? {
    guard let first = line.first, used == 0 || first.bytes <= capacity - used else { return nil }
    line.removeFirst()
    used += first.bytes
    shares[first.owner] = first.bytes
    return first.owner
  }
}
