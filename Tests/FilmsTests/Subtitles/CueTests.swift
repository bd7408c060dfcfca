import Specimens
import Testing

@testable import Films
@testable import Palettes

@Suite("cues in shots")
struct CueTests {
  @Test("a cue belongs to the shot that it overlaps most, of equals to the earlier")
  func overlap() throws {
    // Shots from 0, 2, 3.5, 4.5, 7 and 8.25 to 10 s.
    var shots = try SampleFilm.film().shots
    shots[3].texts = []
    let outside = shots.join([
      Cue(start: 0.5, end: 1, text: "inside"), Cue(start: 1.9, end: 2.5, text: "mostly second"),
      Cue(start: 1.5, end: 2.5, text: "halves"), Cue(start: 3, end: 9, text: "long"),
      Cue(start: 7, end: 7, text: "no length"), Cue(start: 9.9, end: 99, text: "over the end"),
      Cue(start: 10, end: 11, text: "behind"),
    ])
    #expect(
      shots.map(\.texts) == [
        ["inside", "halves"], ["mostly second"], [], ["long"], ["no length"], ["over the end"],
      ])
    #expect(outside == 1)
  }

  @Test("a film without shots takes no cue")
  func nothing() {
    var shots: [Shot] = []
    #expect(shots.join([Cue(start: 0, end: 1, text: "a")]) == 1)
  }
}
