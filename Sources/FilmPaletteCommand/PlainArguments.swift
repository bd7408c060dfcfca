import Palettes

/// Parses the usual arguments of `filmpalette STILL…` without the argument parser.
///
/// The argument parser takes a seventh of the time for a still, mostly to look up types at run
/// time. Plain arguments (`-f json --count 5 still.jpg`) do not need it. Everything else
/// (subcommands, help, errors, other notations of flags) is left to the argument parser. A test
/// checks that both read plain arguments in the same way.
struct PlainArguments {
  private(set) var request = ExtractRequest()
  private var flagsSeen: Set<String> = []

  /// The request, or `nil` if the argument parser must be used.
  init?(_ arguments: some Sequence<String>) {
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      if argument.utf8.first != UInt8(ascii: "-") {
        guard Self.isStill(argument) else { return nil }
        request.reading.stills.append(argument)
        continue
      }
      guard let name = Self.name(of: argument), flagsSeen.insert(name).inserted else { return nil }
      if setSwitch(name) { continue }
      guard let value = rest.next(), !value.isEmpty, value.utf8.first != UInt8(ascii: "-"),
        setOption(name, value)
      else { return nil }
    }
    guard !request.reading.stills.isEmpty else { return nil }
  }

  /// Whether an argument is certainly a still: no subcommand has a dot or a slash in its name, and
  /// few stills have neither.
  private static func isStill(_ argument: String) -> Bool {
    argument.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
  }

  /// The long name of a flag, without dashes.
  private static func name(of flag: String) -> String? {
    if flag.hasPrefix("--") { return String(flag.dropFirst(2)) }
    switch flag {
    case "-n", "-k": return "count"
    case "-a": return "algorithm"
    case "-s": return "space"
    case "-f": return "format"
    case "-o": return "output"
    case "-j": return "jobs"
    case "-r": return "recursive"
    default: return nil
    }
  }

  private mutating func setSwitch(_ name: String) -> Bool {
    switch name {
    case "full": request.reading.full = true
    case "recursive": request.reading.recursive = true
    case "allow-private-urls": request.reading.allowPrivateUrls = true
    case "facts": request.facts = true
    default: return false
    }
    return true
  }

  private mutating func setOption(_ name: String, _ value: String) -> Bool {
    switch name {
    case "format": request.format = value
    case "output": request.output = value
    case "jobs":
      guard let jobs = Int(value) else { return false }
      request.reading.jobs = jobs
    case "max-pixels":
      guard let pixels = Int(value) else { return false }
      request.reading.maxPixels = pixels
    case "timeout":
      guard let seconds = Int(value) else { return false }
      request.reading.timeout = seconds
    case "max-memory": request.reading.maxMemory = value
    default:
      guard PaletteOptions.field(named: name) != nil else { return false }
      request.reading.choices[name] = value
    }
    return true
  }
}
