import HTTPTypes
import Media
import PaletteFiles
import Palettes

/// A painted still for trying out the service, made by `Tools/make-samples`.
struct Sample: Sendable {
  /// The last component of its path.
  let name: String
  /// Its subject, for people.
  let title: String
  let bytes: [UInt8]

  /// All samples.
  static let all: [Sample] = [
    Sample(name: "beach.jpg", title: "Beach", bytes: PackageResources.beach_jpg),
    Sample(name: "lamplight.jpg", title: "Lamplight", bytes: PackageResources.lamplight_jpg),
    Sample(name: "street.jpg", title: "Street", bytes: PackageResources.street_jpg),
  ]

  /// The samples' titles and paths.
  static var list: JSONValue {
    .array(
      all.map { sample in
        .object([
          ("name", .string(sample.name)), ("title", .string(sample.title)),
          ("url", .string("/v1/samples/\(sample.name)")),
        ])
      })
  }
}

extension Route {
  static let samples = Route(
    method: .get, path: "/v1/samples", summary: "Painted stills to try", result: .json
  ) { _, _ in
    var answer = Answer(json: .object([("samples", Sample.list)]))
    answer.fields[.cacheControl] = "no-cache"
    return answer
  }

  static let sample = Route(
    method: .get, path: "/v1/samples/{name}", summary: "A painted still", result: .picture,
    errors: [404]
  ) { incoming, _ in
    guard let sample = Sample.all.first(where: { $0.name == incoming.name }) else {
      throw ServiceError.notFound
    }
    var answer = Answer(mediaType: "image/jpeg", bytes: sample.bytes)
    answer.entityTag = String(Digest.hex(sample.bytes).prefix(32))
    answer.fields[.cacheControl] = "max-age=3600"
    return answer
  }
}
