import HTTPTypes
import PaletteFiles
import Palettes

extension Route {
  static let health = Route(
    method: .get, path: "/health", summary: "Whether the service is running", result: .json,
    isForEveryone: true
  ) { _, _ in
    var answer = Answer(json: .object([("status", .string("ok"))]))
    answer.fields[.cacheControl] = "no-store"
    return answer
  }

  static let metrics = Route(
    method: .get, path: "/metrics", summary: "Metrics for Prometheus", result: .text,
    isForEveryone: true
  ) { _, service in
    var answer = Answer(
      mediaType: "text/plain; version=0.0.4; charset=utf-8",
      bytes: Array(service.metrics.text(service).utf8))
    answer.fields[.cacheControl] = "no-store"
    return answer
  }
}
