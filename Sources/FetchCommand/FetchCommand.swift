import Fetching
import PercentEncoding
import Platform

/// `filmpalette-fetch [--allow-private-urls] URL`: fetches the bytes of a URL for `filmpalette`.
///
/// It is a separate program, so that `filmpalette` starts in milliseconds without a network stack,
/// and so that connections to strangers are made in a process that does nothing else. It writes to
/// standard output the name of what was fetched, a line end, and the bytes. On failure it writes
/// one line to standard error with the reason, and exits with status 1, or 64 for wrong usage.
@main
struct FetchCommand {
  static func main() async {
    CurrentProcess.surviveFileLimit()
    var arguments = Array(CurrentProcess.arguments.dropFirst())
    var limits = FetchLimits()
    if arguments == ["--help"] || arguments == ["-h"] {
      deliver(Array(help.utf8))
      return
    }
    if arguments.first == "--allow-private-urls" {
      arguments.removeFirst()
      limits.allowPrivateAddresses = true
      limits.ports = Set(1...65535)
    }
    guard arguments.count == 1 else {
      end(64, "usage: filmpalette-fetch [--allow-private-urls] URL")
    }
    // The network libraries need three file descriptors per core, and crash if they get fewer.
    guard CurrentProcess.mayOpen(16 + 4 * CurrentProcess.cores) else {
      end(1, "can't be fetched: the limit of open files (ulimit -n) is too low")
    }
    do throws(FetchError) {
      let fetched = try await Fetcher(limits: limits).bytes(of: url(arguments[0]))
      deliver(Array("\(fetched.name)\n".utf8) + fetched.bytes)
    } catch {
      end(1, "\(error)")
    }
  }

  private static let help = """
    OVERVIEW: Fetch the bytes of a URL for filmpalette.

    Writes the name of what was fetched, a line end, and the bytes to standard output.

    USAGE: filmpalette-fetch [--allow-private-urls] URL

    OPTIONS:
      --allow-private-urls  Allow URLs that lead to this machine and its network, on
                            any port: for local development only.
      -h, --help            Show this help.

    """

  /// A URL as text. Bytes that are not UTF-8 are percent-encoded, so the server receives them
  /// unchanged.
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
    // There is no other place for a failed write to be reported.
    try? writeAll(Array("\(line)\n".utf8), to: STDERR_FILENO)
    exit(status)
  }
}
