import Palettes

/// The parsed command line and environment.
enum ServerArguments: Equatable {
  case help
  case version
  case serve(ServerOptions)

  /// Reads the environment first, then the flags, which take precedence: `--port 80`, `--port=80`.
  ///
  /// - Throws: `InvalidOption` for a value that its option does not accept; `UsageError` for any
  ///   other invalid argument.
  static func parse(
    _ arguments: some Sequence<String>, environment: [String: String]
  ) throws -> ServerArguments {
    var options = ServerOptions()
    for field in ServerOptions.fields {
      if let value = environment[field.variable] { try field.set(value, in: &options) }
    }
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      if argument == "--help" || argument == "-h" { return .help }
      if argument == "--version" { return .version }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard argument.hasPrefix("--"),
        let field = ServerOptions.fields.first(where: { "--" + $0.name == parts[0] })
      else { throw UsageError(description: Self.unknown(argument)) }
      if parts.count == 2 {
        try field.set(String(parts[1]), in: &options)
      } else if field.isSwitch {
        try field.set("true", in: &options)
      } else if let value = rest.next() {
        try field.set(value, in: &options)
      } else {
        throw UsageError(description: "\(field.name) takes \(field.domain)")
      }
    }
    return .serve(options)
  }

  private static func unknown(_ argument: String) -> String {
    let flag = String(argument.prefix { $0 != "=" })
    let near = Suggestion.nearest(to: flag, among: ServerOptions.fields.map { "--" + $0.name })
    let hint = near.map { "did you mean '\($0)'? See --help" } ?? "see --help"
    return "unknown argument '\(argument)'; \(hint)"
  }

  /// A note on each variable that is called like those of options and belongs to none, so that a
  /// misspelt one is not silently without effect. In the order of their names.
  static func notes(on environment: [String: String]) -> [String] {
    let known = ServerOptions.fields.map(\.variable) + ["FILMPALETTE_LETTERING"]
    let others = environment.keys.filter { $0.hasPrefix("FILMPALETTE_") && !known.contains($0) }
    return others.sorted().map { name in
      let near = Suggestion.nearest(to: name, among: known)
      return "note: no option is set by \(name)" + (near.map { "; did you mean \($0)?" } ?? "")
    }
  }

  /// The text of `--help`.
  static var helpText: String {
    let defaults = ServerOptions()
    let rows = ServerOptions.fields.map { field in
      let flag = "  --\(field.name)" + (field.isSwitch ? "" : " …")
      let padded = flag + String(repeating: " ", count: max(1, 24 - flag.count))
      let value = field.text(defaults)
      let preset = field.isSwitch || value.isEmpty ? "" : " (\(value))"
      return padded + field.summary + preset
    }
    return """
      OVERVIEW: Serve the palettes of film stills over HTTP, with a web page.

      USAGE: filmpalette serve [options]

      EXAMPLES
        filmpalette serve                   then open http://127.0.0.1:8080/
        filmpalette serve --port 9000 --workers 4
        curl --data-binary @still.jpg http://127.0.0.1:8080/v1/palette

      OPTIONS (and environment variables: FILMPALETTE_MAX_BODY for --max-body)
      \(rows.joined(separator: "\n"))

      The service ends on SIGTERM and SIGINT. Pictures in progress get half a second to finish.

      """
  }
}

/// Invalid command-line arguments.
struct UsageError: Error, Equatable, CustomStringConvertible {
  let description: String
}
