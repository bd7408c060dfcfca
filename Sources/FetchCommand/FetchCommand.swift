import Fetching

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `filmpalette-fetch [--allow-private-urls] URL`: the bytes behind a URL, for `filmpalette`.
///
/// A program of its own, so that `filmpalette` starts in milliseconds without a network stack,
/// and so that whatever talks to strangers does it in a process that does nothing else.
/// On standard output: the name of what was fetched, a line end, the bytes. Or else one line on
/// standard error that says why not, and exit status 1; 64 for wrong usage.
@main
struct FetchCommand {
  static func main() async {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var limits = FetchLimits()
    if arguments.first == "--allow-private-urls" {
      arguments.removeFirst()
      limits.allowPrivateAddresses = true
      limits.ports = Set(1...65535)
    }
    guard arguments.count == 1 else {
      end(64, "usage: filmpalette-fetch [--allow-private-urls] URL")
    }
    do throws(FetchError) {
      let fetched = try await Fetcher(limits: limits).bytes(of: arguments[0])
      write(Array("\(fetched.name)\n".utf8) + fetched.bytes)
    } catch {
      end(1, "\(error)")
    }
  }

  private static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { put(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        end(1, "nobody reads the bytes")
      }
    }
  }

  private static func end(_ status: Int32, _ line: String) -> Never {
    let text = Array("\(line)\n".utf8)
    _ = put(STDERR_FILENO, text, text.count)
    exit(status)
  }
}

/// `write`, whose plain name means another function above.
private func put(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}
