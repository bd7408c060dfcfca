import CFFmpeg
import Testing

@testable import Media

@Suite("packets tell when frames are shown")
struct PacketTimesTests {
  /// Packets in the order of decoding: when each is shown, a key frame where it is a multiple of 100.
  private static func packets(_ shown: [Int64]) -> [CFilmPacket] {
    shown.enumerated().map { index, time in
      CFilmPacket(
        shown: time, decoded: Int64(index) * 10 - 20, duration: 10,
        isKey: time % 100 == 0 ? 1 : 0, isHidden: 0)
    }
  }

  private static func times(_ packets: [CFilmPacket], gap: Int64? = 1000) -> PacketTimes? {
    PacketTimes(packets, origin: 0, period: 10, longestGap: gap)
  }

  @Test("in the order in which they are shown, whatever the order of decoding")
  func ordered() throws {
    let times = try #require(Self.times(Self.packets([0, 30, 10, 20, 60, 40, 50])))
    #expect((0...6).map { times.number(at: 10 * $0) } == Array(0...6))
    #expect(times.number(at: 35) == 4)
    #expect(times.frame(at: 35) == nil)
    #expect(times.first(from: 35) == 40)
    #expect(times.first(from: 61) == nil)
    #expect(times.end == 70)
  }

  @Test("frames that are cut off, empty, or before the first are not counted")
  func hidden() throws {
    var packets = Self.packets([-20, -10, 0, 10, 20, 30])
    packets[3].isHidden = 1
    let times = try #require(Self.times(packets))
    #expect(times.number(at: 30) == 2)
    #expect(times.entry(before: 30).packet == 0)
  }

  @Test("decoding begins one key frame early")
  func entries() throws {
    let times = try #require(Self.times(Self.packets((0..<40).map { $0 * 10 })))
    #expect(times.entry(before: 390) == (20, 200))
    #expect(times.entry(before: 300) == (20, 200))
    #expect(times.entry(before: 299) == (10, 100))
    #expect(times.entry(before: 99).packet == 0)
  }

  @Test("a missing time, one that is there twice, and a clock that jumps are found")
  func unknown() {
    let packets = Self.packets([0, 10, 20, 30])
    func changed(_ change: (inout [CFilmPacket]) -> Void) -> PacketTimes? {
      var packets = packets
      change(&packets)
      return Self.times(packets)
    }
    #expect(Self.times(packets) != nil)
    #expect(changed { $0[2].shown = .min } == nil)
    #expect(changed { $0[2].shown = 10 } == nil)
    #expect(changed { $0[2].decoded = -40 } == nil)
    #expect(changed { $0[3].decoded = 5000 } == nil)
    #expect(changed { $0[3].decoded = .max } == nil)
    #expect(changed { $0[3].shown = .max } == nil)
    #expect(Self.times([]) == nil)
    var far = packets
    far[3].decoded = 5000
    // Where clocks do not jump, a frame may stay as long as it likes.
    #expect(Self.times(far, gap: nil) != nil)
  }
}
