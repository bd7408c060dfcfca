import Films

/// Two films, what changed from the first to the second, and their shots in common order.
struct ComparedFilms: Sendable {
  let first, second: Film
  let comparison: FilmComparison
  /// The shots of both films; none if the films are different.
  let rows: [ComparedRow]

  init(_ first: Film, _ second: Film) {
    (self.first, self.second) = (first, second)
    comparison = FilmComparison(first, second)
    rows = ComparedRow.rows(of: comparison)
  }

  /// Both films with the word for each.
  var sides: [(word: String, film: Film)] { [("First", first), ("Second", second)] }
}

/// A shot that both films contain, or a shot of one film alone.
struct ComparedRow: Sendable {
  /// The index of the shot in each film; `nil` where it is missing.
  let first, second: Int?
  /// What changed; `nil` if one of the films does not contain the shot.
  let pair: FilmComparison.Pair?

  /// The shots of both films in order. A shot of one film alone comes before the next shot that
  /// both contain; at the same place, the first film's shots come first.
  ///
  /// - Complexity: O(shots).
  static func rows(of comparison: FilmComparison) -> [ComparedRow] {
    var rows: [ComparedRow] = []
    var (removed, inserted) = (comparison.removed[...], comparison.inserted[...])
    func add(before pair: FilmComparison.Pair?) {
      while let shot = removed.first, shot < pair?.first ?? .max {
        rows.append(ComparedRow(first: removed.removeFirst(), second: nil, pair: nil))
      }
      while let shot = inserted.first, shot < pair?.second ?? .max {
        rows.append(ComparedRow(first: nil, second: inserted.removeFirst(), pair: nil))
      }
    }
    for pair in comparison.pairs {
      add(before: pair)
      rows.append(ComparedRow(first: pair.first, second: pair.second, pair: pair))
    }
    add(before: nil)
    return rows
  }
}

/// The stills of the rows that go into a page, so that the page stays within a size.
struct ComparedStills: Sendable {
  /// The stills of each row as JPEG: of the first film, of the second.
  private let jpegs: [[[UInt8]?]]
  /// How many rows have stills, and how many of them are without in the page.
  let count, missing: Int

  /// Keeps the stills of every row if all of them fit as base64, otherwise those of as many rows as
  /// fit, evenly over the films. The stills of a row are kept or left out together.
  ///
  /// - Throws: what `Film.still` throws.
  init(_ films: ComparedFilms, bytes: Int) throws {
    func stills(_ row: ComparedRow) throws -> [[UInt8]?] {
      [
        try row.first.flatMap { try films.first.still($0) },
        try row.second.flatMap { try films.second.still($0) },
      ]
    }
    let sizes = try films.rows.map { row in
      try stills(row).reduce(0) { $0 + (($1?.count ?? 0) + 2) / 3 * 4 }
    }
    let shown = StillBudget.shown(sizes, bytes: bytes)
    count = sizes.count { $0 > 0 }
    missing = zip(sizes, shown).count { $0 > 0 && !$1 }
    jpegs = try zip(films.rows, shown).map { row, isShown in isShown ? try stills(row) : [nil, nil]
    }
  }

  /// The still on one side of a row; `nil` if it is not in the page.
  ///
  /// - Parameter side: 0 for the first film, 1 for the second.
  func jpeg(row: Int, side: Int) -> [UInt8]? { jpegs[row][side] }
}
