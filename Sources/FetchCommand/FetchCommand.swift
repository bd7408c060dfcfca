import Fetching
import PercentEncoding
import Platform

/// `filmpalette-fetch [--allow-private-urls] URL`: the bytes behind a URL, for `filmpalette`.
///
/// A program of its own, so that `filmpalette` starts in milliseconds without a network stack,
/// and so that whatever talks to strangers does it in a process that does nothing else.
/// On standard output: the name of what was fetched, a line end, the bytes. Or else one line on
/// standard error that says why not, and exit status 1; 64 for wrong usage.
@main
struct FetchCommand {
  static func main() async {
    ThisProcess.surviveFileLimit()
    var arguments = Array(ThisProcess.arguments.dropFirst())
    var limits = FetchLimits()
    if arguments.first == "--allow-private-urls" {
      arguments.removeFirst()
      limits.allowPrivateAddresses = true
      limits.ports = Set(1...65535)
    }
    guard arguments.count == 1 else {
      end(64, "usage: filmpalette-fetch [--allow-private-urls] URL")
    }
    // Whoever waits for a network has three files a core, and libraries end the process without them.
    guard ThisProcess.mayOpen(16 + 4 * ThisProcess.cores) else {
      end(1, "can't be fetched: too few files may be open (ulimit -n)")
    }
    do throws(FetchError) {
      let fetched = try await Fetcher(limits: limits).bytes(of: url(arguments[0]))
      deliver(Array("\(fetched.name)\n".utf8) + fetched.bytes)
    } catch {
      end(1, "\(error)")
    }
  }

  /// A URL as text: bytes that are none are encoded, and the server gets them as they are.
  private static func url(_ argument: String) -> String {
    argument.isText ? argument : argument.nameBytes.percentEncoded(leaving: .ascii)
  }

  private static func deliver(_ bytes: [UInt8]) {
    do throws(SystemError) {
      try writeAll(bytes, to: STDOUT_FILENO)
    } catch {
      end(1, "nobody reads the bytes")
    }
  }

  private static func end(_ status: Int32, _ line: String) -> Never {
    // What cannot be written there has nowhere else to go.
    try? writeAll(Array("\(line)\n".utf8), to: STDERR_FILENO)
    exit(status)
  }
}
