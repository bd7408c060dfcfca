import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import PaletteFiles
import Palettes
import Platform
import ServiceLifecycle
import UnixSignals

/// The service as a program.
public enum Serve {
  /// Serves until SIGTERM or SIGINT, then waits for the requests in progress.
  ///
  /// - Parameters:
  ///   - arguments: the flags, without the program's name; `--help` lists them.
  ///   - environment: names and values, of which `FILMPALETTE_…` are read.
  ///   - write: writes text to standard output or, if `isError`, to standard error.
  /// - Returns: the exit status: 0; 1 if the port or enough files are not available; 64 for wrong
  ///   usage.
  public static func run(
    arguments: some Sequence<String>, environment: [String: String],
    write: @escaping @Sendable (_ text: String, _ isError: Bool) -> Void
  ) async -> Int32 {
    do {
      switch try ServerArguments.parse(arguments, environment: environment) {
      case .help: write(ServerArguments.helpText, false)
      case .version: write("\(PaletteService.version)\n", false)
      case .serve(let options):
        for note in ServerArguments.notes(on: environment) {
          write("filmpalette serve: \(note.withoutControls)\n", true)
        }
        return await serve(options, write)
      }
      return 0
    } catch {
      write("filmpalette serve: \("\(error)".withoutControls)\n", true)
      return 64
    }
  }

  /// The only argument of a worker process.
  static let workerWord = "worker"

  /// Whether these are the arguments of a worker.
  public static func isWorker(_ arguments: some Sequence<String>) -> Bool {
    arguments.elementsEqual([workerWord])
  }

  /// Does jobs for the service at the other end of standard input, until the service ends.
  ///
  /// - Returns: the exit status 64 if there is no service.
  public static func work() -> Int32 {
    guard CurrentProcess.isSocket(STDIN_FILENO) else { return 64 }
    StillWork.serve(on: STDIN_FILENO)
  }

  private static func serve(
    _ options: ServerOptions, _ write: @escaping @Sendable (String, Bool) -> Void
  ) async -> Int32 {
    if options.allowPrivateURLs {
      write("filmpalette serve: URLs may lead to this machine and its private network\n", true)
    }
    guard let options = OpenFiles.fitting(options, { write("filmpalette serve: \($0)\n", true) })
    else { return 1 }
    let service = PaletteService(options, program: CurrentProcess.program)
    service.queue.start()
    defer { service.queue.stop() }
    let app = application(service) { port in
      let host = options.host.contains(":") ? "[\(options.host)]" : options.host
      write("filmpalette serve: http://\(host):\(port)/\n", true)
    }
    var configuration = ServiceGroupConfiguration(
      // The last service is stopped first: jobs are stopped while connections are still waited for.
      services: [app, WorkEnd(queue: service.queue)], gracefulShutdownSignals: [.sigterm, .sigint],
      logger: quiet)
    configuration.maximumGracefulShutdownDuration = .seconds(options.stopTimeout)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch is CancellationError {
      // The requests in progress have used up their time.
    } catch {
      // The libraries' words repeat the host.
      let text = "\(options.host):\(options.port): \(words(for: error))".onOneLine
      write("filmpalette serve: \(text)\n", true)
      return 1
    }
    return 0
  }

  /// The application, for `serve` and for tests.
  static func application(
    _ service: PaletteService, onRunning: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> Application<Responder> {
    let options = service.options
    var logger = Logger(label: "filmpalette") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = Logger.Level(rawValue: options.logLevel) ?? .info
    return Application(
      responder: Responder(service: service),
      server: .init { responder in
        HTTP1Connections(
          responder: responder,
          hosts: ServedHosts(listening: options.host, allowed: options.allowHost)
        ) {
          ConnectionWatch(
            patience: .seconds(Int64(options.idleTimeout)), connections: service.connections,
            proxies: service.proxies)
        }
      },
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port), serverName: "filmpalette",
        // `OpenConnections` enforces the limit; this leaves room for guests that were replaced but
        // have not ended.
        availableConnectionsDelegate: MaximumAvailableConnections(
          options.maxConnections + 2 * OpenConnections.guests(beside: options.maxConnections))),
      onServerRunning: { [logger] channel in
        await AcceptPause.add(to: channel, logger)
        onRunning(channel.localAddress?.port ?? options.port)
      },
      logger: logger)
  }

  /// A logger for messages of libraries about themselves: only critical ones.
  private static var quiet: Logger {
    var logger = Logger(label: "filmpalette") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .critical
    return logger
  }

  private static func words(for error: any Error) -> String {
    if error is SocketAddressError.UnknownHost { return "this host has no known address" }
    guard let error = error as? IOError else { return "\(error)" }
    return switch error.errnoCode {
    case EADDRINUSE: "this port is in use"
    case EADDRNOTAVAIL: "this machine has no such address"
    case EACCES: "this port is not permitted; choose one from 1024 on"
    default: SystemError(error.errnoCode).words
    }
  }
}
