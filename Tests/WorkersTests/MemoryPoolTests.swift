import Testing

@testable import Workers

@Suite("memory that jobs share")
struct MemoryPoolTests {
  @Test("shares are granted while there is room, in the order in which they were asked for")
  func order() {
    var pool = MemoryPool(capacity: 100)
    for (owner, bytes) in [(1, 60), (2, 60), (3, 10)] { pool.ask(bytes, for: owner) }
    #expect(pool.grantNext() == 1)
    // The third would fit, but then a large one could wait forever.
    #expect(pool.grantNext() == nil)
    pool.release(1)
    #expect(pool.grantNext() == 2)
    #expect(pool.grantNext() == 3)
    #expect(pool.used == 70)
  }

  @Test("what exceeds the pool waits until it is alone")
  func large() {
    var pool = MemoryPool(capacity: 100)
    pool.ask(10, for: 1)
    pool.ask(500, for: 2)
    #expect(pool.grantNext() == 1)
    #expect(pool.grantNext() == nil)
    pool.release(1)
    #expect(pool.grantNext() == 2)
    pool.release(2)
    #expect(pool.used == 0)
  }

  @Test("who leaves the line holds nobody up")
  func leaving() {
    var pool = MemoryPool(capacity: 100)
    for owner in 1...3 { pool.ask(80, for: owner) }
    #expect(pool.grantNext() == 1)
    pool.release(2)
    pool.release(2)
    pool.release(1)
    #expect(pool.grantNext() == 3)
    #expect(pool.waiting == 0 && pool.used == 80)
  }
}
